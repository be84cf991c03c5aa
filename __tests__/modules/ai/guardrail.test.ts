import { Guardrail, type GuardrailProps } from "../../../modules/ai/guardrail";
import type { GuardrailSettings } from "../../../modules/ai/guardrail-settings";
import { build } from "../../support/build";

const settings: GuardrailSettings = {
  contentFilter: "medium",
  promptAttackFilter: "high",
  contactData: "mask",
  blockedMessage: "This cannot be answered.",
};
const props: GuardrailProps = {
  name: "partner-test-guardrail",
  settings,
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
};
const built = (changes: Partial<GuardrailProps> = {}) =>
  build((stack) => void new Guardrail(stack, "guardrail", { ...props, ...changes }));
const guardrail = (changes: Partial<GuardrailSettings> = {}) =>
  built({ settings: { ...settings, ...changes } }).one("aws_bedrock_guardrail");
const filters = (changes?: Partial<GuardrailSettings>) =>
  (guardrail(changes).content_policy_config as { filters_config: { type: string }[] }[])[0].filters_config;
const personal = (changes?: Partial<GuardrailSettings>) =>
  (guardrail(changes).sensitive_information_policy_config as { pii_entities_config: { type: string; action: string }[] }[])[0]
    .pii_entities_config;

test("it is encrypted with the key and keeps every rule", () => {
  expect(guardrail()).toMatchObject({ name: "partner-test-guardrail", kms_key_arn: props.keyArn });
  expect(built().broken).toEqual([]);
});

test("harmful content is stopped in questions and answers as strictly as asked", () => {
  for (const type of ["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT"]) {
    expect(filters()).toContainEqual({ type, input_strength: "MEDIUM", output_strength: "MEDIUM" });
  }
});

test("attacks are looked for in questions only: Bedrock refuses anything else", () => {
  expect(filters()).toContainEqual({ type: "PROMPT_ATTACK", input_strength: "HIGH", output_strength: "NONE" });
});

test.each([
  { contactData: "mask", actions: ["ANONYMIZE", "ANONYMIZE"] },
  { contactData: "pass", actions: [] },
] as const)("with contact data $contactData, addresses and phone numbers get $actions", ({ contactData, actions }) => {
  const contact = personal({ contactData }).filter(({ type }) => ["EMAIL", "PHONE"].includes(type));
  expect(contact.map(({ action }) => action)).toEqual(actions);
});

test.each(["CREDIT_DEBIT_CARD_NUMBER", "US_SOCIAL_SECURITY_NUMBER", "PASSWORD", "AWS_SECRET_KEY"])("%s never passes", (type) => {
  expect(personal({ contactData: "pass" })).toContainEqual({ type, action: "BLOCK" });
});

test("who is stopped reads the message of the settings", () => {
  expect(guardrail()).toMatchObject({
    blocked_input_messaging: "This cannot be answered.",
    blocked_outputs_messaging: "This cannot be answered.",
  });
});

const version = (changes: Partial<GuardrailSettings> = {}) =>
  built({ settings: { ...settings, ...changes } }).one("aws_bedrock_guardrail_version");

test("another setting makes another version, and the old one stays for those who still name it", () => {
  expect(version().description).toBe(version().description);
  expect(version({ contentFilter: "high" }).description).not.toBe(version().description);
  expect(version()).toMatchObject({
    guardrail_arn: expect.stringMatching(/^\$\{aws_bedrock_guardrail\.guardrail_\w+\.guardrail_arn\}$/),
    skip_destroy: true,
    lifecycle: { create_before_destroy: true },
  });
});

test("a name that Bedrock would refuse is told", () => {
  expect(built({ name: "g".repeat(51) }).problems).toEqual([
    `guardrail: name must be at most 50 characters, got 51 ("${"g".repeat(51)}")`,
  ]);
});
