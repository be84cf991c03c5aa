import type { PolicyStatement } from "../security/policy-document";
import type { Json } from "./rule";

/** The statements of a policy argument; none where the policy is no JSON text. */
export function statementsOf(policy: Json | undefined): PolicyStatement[] {
  if (typeof policy !== "string") return [];
  try {
    return [JSON.parse(policy).Statement ?? []].flat();
  } catch {
    return [];
  }
}

/** Whether a policy argument is JSON text, and no expression that only an apply can tell. */
export function isReadable(policy: Json | undefined): boolean {
  return typeof policy === "string" && policy.startsWith("{");
}

/** Whether the policy refuses every request that does not come by TLS. */
export function refusesPlainText(policy: Json | undefined): boolean {
  return statementsOf(policy).some(
    ({ Effect, Principal, Action, Condition }) =>
      Effect === "Deny" &&
      Principal === "*" &&
      [Action].flat().some((action) => /^(\w+:)?\*$/.test(String(action))) &&
      Condition?.Bool?.["aws:SecureTransport"] === "false",
  );
}

/** Whether the policy lets everybody in, whatever account he comes from. */
export function admitsEverybody(policy: Json | undefined): boolean {
  return statementsOf(policy).some(
    ({ Effect, Principal, Condition }) =>
      Effect === "Allow" && isEverybody(Principal) && !HOMES.some((key) => JSON.stringify(Condition ?? {}).includes(`"${key}"`)),
  );
}

const isEverybody = (principal: PolicyStatement["Principal"]) =>
  principal === "*" || (principal !== undefined && [principal.AWS ?? []].flat().includes("*"));

/** Conditions that say whose a request is. */
const HOMES = [
  "aws:SourceAccount",
  "aws:SourceArn",
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "kms:CallerAccount",
];

/** Whether the policy allows decrypting with whatever key there is, without a condition. */
export function decryptsWithEveryKey(policy: Json | undefined): boolean {
  return statementsOf(policy).some(
    ({ Effect, Action, Resource, Condition }) =>
      Effect === "Allow" && !Condition && DECRYPTING.test(lines(Action)) && EVERY_KEY.test(lines(Resource)),
  );
}

const lines = (values: string | readonly string[] | undefined) => [values ?? "*"].flat().join("\n");
const DECRYPTING = /^(\*|kms:\*|kms:Decrypt|kms:ReEncryptFrom)$/m;
const EVERY_KEY = /^(\*|arn:aws:kms:[^:]*:[^:]*:(\*|key\/\*))$/m;
