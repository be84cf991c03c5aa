import type { PolicyStatement } from "./policy-document";

/** Lets a role read one secret. It needs `usesKey` too. */
export function readsSecret(secretArn: string): PolicyStatement {
  return {
    Sid: "ReadSecret",
    Effect: "Allow",
    Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
    Resource: secretArn,
  };
}
