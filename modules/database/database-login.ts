import type { PolicyStatement } from "../security/policy-document";
import type { PostgresInstance } from "./postgres-instance";

/** Whose database it is, and where. */
export interface AccountAndRegion {
  readonly accountId: string;
  readonly region: string;
}

/** A server that takes logins; every replica is one of its own, with the roles of its source. */
export type LoginTarget = Pick<PostgresInstance, "resourceId">;

/** Lets somebody log in to a database, or to several, as one of its roles, with a token that IAM signs instead of a password. */
export function databaseLogin(
  databases: LoginTarget | readonly LoginTarget[],
  role: string,
  { accountId, region }: AccountAndRegion,
): PolicyStatement {
  const users = [databases].flat().map(({ resourceId }) => `arn:aws:rds-db:${region}:${accountId}:dbuser:${resourceId}/${role}`);
  return {
    Sid: "DatabaseLogin",
    Effect: "Allow",
    Action: "rds-db:connect",
    Resource: users.length === 1 ? users[0] : users,
  };
}
