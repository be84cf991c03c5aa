import { createHash } from "node:crypto";
import { BedrockGuardrail } from "@cdktf/provider-aws/lib/bedrock-guardrail";
import { BedrockGuardrailVersion } from "@cdktf/provider-aws/lib/bedrock-guardrail-version";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import type { GuardrailSettings } from "./guardrail-settings";

/** Longest name of a guardrail. Source: Bedrock API, CreateGuardrail. */
const MAX_NAME = 50;
const CONTENT = ["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT"];
const CONTACT_DATA = ["EMAIL", "PHONE"];
/** What no question and no answer may carry. Source: Bedrock user guide, "Remove PII from conversations". */
const NEVER = [
  ...["CREDIT_DEBIT_CARD_NUMBER", "CREDIT_DEBIT_CARD_CVV", "PIN"],
  ...["INTERNATIONAL_BANK_ACCOUNT_NUMBER", "US_BANK_ACCOUNT_NUMBER", "US_SOCIAL_SECURITY_NUMBER"],
  ...["PASSWORD", "AWS_ACCESS_KEY", "AWS_SECRET_KEY"],
];

export interface GuardrailProps {
  readonly name: string;
  readonly settings: GuardrailSettings;
  /** Encrypts the guardrail: whoever calls a model with it must be allowed to decrypt with this key. */
  readonly keyArn: string;
}

/**
 * Stops harmful content, injected instructions, card numbers and secrets on the way to a model and back. Callers name
 * its ARN and `version`; another setting makes another version and keeps the old ones for callers that still name them.
 */
export class Guardrail extends Construct {
  readonly arn: string;
  /** What callers name besides the version. */
  readonly guardrailId: string;
  readonly version: string;
  readonly resource: BedrockGuardrail;

  constructor(scope: Construct, id: string, { name, settings, keyArn }: GuardrailProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_NAME)]);
    const rules = rulesOf(settings);
    this.resource = new BedrockGuardrail(this, "guardrail", {
      name,
      description: "Stops harmful content, prompt attacks, card numbers and secrets",
      kmsKeyArn: keyArn,
      ...rules,
    });
    this.arn = this.resource.guardrailArn;
    this.guardrailId = this.resource.guardrailId;
    // A version is a copy of the guardrail's draft; the digest in its description makes a new one when the rules change.
    const digest = createHash("sha256").update(JSON.stringify(rules)).digest("hex").slice(0, 12);
    const version = new BedrockGuardrailVersion(this, "version", {
      guardrailArn: this.arn,
      description: `Rules ${digest}`,
      skipDestroy: true,
      lifecycle: { createBeforeDestroy: true },
    });
    this.version = version.version;
  }
}

function rulesOf({ contentFilter, promptAttackFilter, contactData, blockedMessage }: GuardrailSettings) {
  const [content, attack] = [contentFilter.toUpperCase(), promptAttackFilter.toUpperCase()];
  const masked = contactData === "mask" ? CONTACT_DATA.map((type) => ({ type, action: "ANONYMIZE" })) : [];
  return {
    blockedInputMessaging: blockedMessage,
    blockedOutputsMessaging: blockedMessage,
    contentPolicyConfig: [
      {
        filtersConfig: [
          ...CONTENT.map((type) => ({ type, inputStrength: content, outputStrength: content })),
          // Only a question can attack; Bedrock takes no other output strength here.
          { type: "PROMPT_ATTACK", inputStrength: attack, outputStrength: "NONE" },
        ],
      },
    ],
    sensitiveInformationPolicyConfig: [{ piiEntitiesConfig: [...masked, ...NEVER.map((type) => ({ type, action: "BLOCK" }))] }],
  };
}
