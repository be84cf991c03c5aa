import type { PolicyStatement } from "../security/policy-document";
import type { PostgresInstance } from "./postgres-instance";

/** Whose database it is, and where. */
export interface AccountAndRegion {
  readonly accountId: string;
  readonly region: string;
}

/** Lets somebody log in to the database as one of its roles, with a token that IAM signs instead of a password. */
export function databaseLogin(
  postgres: PostgresInstance,
  role: string,
  { accountId, region }: AccountAndRegion,
): PolicyStatement {
  return {
    Sid: "DatabaseLogin",
    Effect: "Allow",
    Action: "rds-db:connect",
    Resource: `arn:aws:rds-db:${region}:${accountId}:dbuser:${postgres.resourceId}/${role}`,
  };
}
