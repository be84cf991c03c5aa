import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { type FunctionHome, LambdaFunction, type LambdaFunctionProps } from "../compute/lambda-function";
import { rotatesSecret, rotationSchedule } from "../security/rotation-schedule";
import { check } from "../shared/check";
import type { PostgresInstance } from "./postgres-instance";

/** What every rotation of a database's password is told. */
export interface PasswordRotation {
  /** Name of the function. */
  readonly name: string;
  /** Whose password it is. */
  readonly postgres: PostgresInstance;
  /** In the database's VPC, where the AWS services that it calls can be reached too. */
  readonly home: FunctionHome;
  /** A new password comes after as many days. */
  readonly days: number;
}

/** The secret that it rotates. */
export interface Secret {
  readonly secretArn: string;
  readonly secretId: string;
}

/** The function that does it, beside where the database is and that it may rotate the secret, and what must be there before. */
export interface Rotator extends Pick<LambdaFunctionProps, "description" | "source" | "size" | "variables" | "statements"> {
  readonly after: readonly ITerraformDependable[];
}

/**
 * Gives a secret of a database's login a function and a schedule under `scope`. It does not begin when it is made,
 * because the bootstrap is at work then.
 */
export function passwordRotation(
  scope: Construct,
  { name, postgres, home, days }: PasswordRotation,
  { secretArn, secretId }: Secret,
  { description, source, size, variables, statements, after }: Rotator,
): LambdaFunction {
  check(scope, [!home.network && "home must name the network that the database stands in"]);
  const rotation = new LambdaFunction(scope, "function", {
    name,
    description,
    source,
    home,
    size,
    variables: {
      ...variables,
      DB_HOST: postgres.endpoint,
      DB_PORT: String(postgres.port),
      DB_NAME: postgres.databaseName,
    },
    statements: [...rotatesSecret(secretArn, home), ...statements],
    deployedBy: "terraform",
  });
  rotationSchedule(scope, {
    secretId,
    rotation,
    accountId: home.accountId,
    days,
    begins: "after-the-first-days",
    after,
  });
  return rotation;
}
