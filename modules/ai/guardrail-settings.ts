import * as v from "valibot";
import { text, word } from "../shared/fields";

/** How sure Bedrock must be to stop a text: `high` also stops what is only likely to be meant badly. */
const strength = word("low", "medium", "high");

export const guardrailSettings = v.strictObject({
  /** Hate, insults, sexual content, violence and misconduct, in questions and answers. */
  contentFilter: strength,
  /** Jailbreaks and injected instructions, in questions. */
  promptAttackFilter: strength,
  /** E-mail addresses and phone numbers: masked as `{EMAIL}` and `{PHONE}`, or passed on. Card numbers and secrets are always stopped. */
  contactData: word("mask", "pass"),
  /** Said instead of a stopped question or answer. Bedrock takes 1 to 500 characters. */
  blockedMessage: text("1 to 500 characters", /^[\s\S]{1,500}$/),
});

/**
 * What an environment says about the guardrail before its models.
 * @interface
 */
export type GuardrailSettings = v.InferOutput<typeof guardrailSettings>;
