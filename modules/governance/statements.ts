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
