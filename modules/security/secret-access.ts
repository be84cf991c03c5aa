import type { PolicyStatement } from "./policy-document";

const READING = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"];

/** Lets a role read one secret. It needs `usesKey` too. */
export const readsSecret = (secretArn: string): PolicyStatement => ({
  Sid: "ReadSecret",
  Effect: "Allow",
  Action: READING,
  Resource: secretArn,
});

/** Lets a role read several secrets. It needs `usesKey` too. */
export const readsSecrets = (secretArns: readonly string[]): PolicyStatement => ({
  Sid: "ReadSecrets",
  Effect: "Allow",
  Action: READING,
  Resource: secretArns,
});
