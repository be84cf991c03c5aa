import { createHash } from "node:crypto";
import { DataAwsDbInstance } from "@cdktf/provider-aws/lib/data-aws-db-instance";
import type { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import type { FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { check } from "../shared/check";
import { inOrder } from "../shared/in-order";
import { bootstrapRun } from "./bootstrap-run";
import { type BootstrapSettings, MIGRATOR } from "./bootstrap-settings";
import type { PostgresInstance } from "./postgres-instance";
import type { RolePassword } from "./role-password";

export interface DatabaseBootstrapProps {
  /** Name of the function. */
  readonly name: string;
  readonly postgres: PostgresInstance;
  readonly settings: BootstrapSettings;
  /** In the database's VPC, where Secrets Manager can be reached too. */
  readonly home: FunctionHome;
  /** Of roles that log in with a password instead of IAM, e.g. for an RDS Proxy: one of each. @default none */
  readonly passwords?: readonly RolePassword[];
}

/**
 * Puts extensions and roles into the database during the apply, from within its VPC: a function runs once when
 * something it depends on changed. What is in the database already stays, so running it again does no harm.
 */
export class DatabaseBootstrap extends Construct {
  /** Installed version of each extension. */
  readonly extensionVersions: Record<string, string>;
  /** What later steps wait for: the roles are there. */
  readonly resource: LambdaInvocation;
  readonly worker: LambdaFunction;

  constructor(scope: Construct, id: string, props: DatabaseBootstrapProps) {
    super(scope, id);
    const { name, postgres, settings, home, passwords = [] } = props;
    check(this, [
      !home.network && "home must name the network that the database stands in",
      postgres.masterUser in settings.roles && `roles must not name "${postgres.masterUser}", the master user`,
      ...passwordProblems(settings, passwords),
    ]);
    const roles = inOrder(settings.roles).map(([role, access]) => ({ name: role, access }));
    const wanted = { extensions: settings.extensions, roles };
    const secretOf = new Map(passwords.map(({ role, secretArn }) => [role, secretArn]));
    const withSecrets = roles.map((role) => ({ ...role, passwordSecretArn: secretOf.get(role.name) }));
    const { worker, invocation } = bootstrapRun(this, {
      name,
      description: "Installs extensions and roles in PostgreSQL",
      target: postgres,
      wanted: { ...wanted, roles: withSecrets },
      triggers: {
        engine: this.engineOf(postgres),
        database: postgres.resourceId,
        wanted: digest(wanted),
        // As they are: an ARN is known to Terraform only, so that a digest made here would be another one every time.
        ...(passwords.length > 0 && { passwords: passwords.map(({ role, secretArn }) => `${role}=${secretArn}`).join() }),
      },
      home,
      after: [...postgres.ready, ...passwords.flatMap(({ ready }) => ready)],
      roleSecretArns: passwords.map(({ secretArn }) => secretArn),
    });
    this.worker = worker;
    this.resource = invocation;
    const versions = Fn.lookup(Fn.jsondecode(this.resource.result), "extensions", {});
    this.extensionVersions = Token.asStringMap(versions);
  }

  /**
   * The version that runs, minor releases of RDS included. Read anew whenever the instance is about to change: the
   * instance's own attribute would still be the old one in the plan, and another one in the apply is an error.
   */
  private engineOf({ resource }: PostgresInstance): string {
    return new DataAwsDbInstance(this, "engine", { dbInstanceIdentifier: resource.identifier, dependsOn: [resource] })
      .engineVersion;
  }
}

const digest = (value: object) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

function passwordProblems({ roles }: BootstrapSettings, passwords: readonly RolePassword[]): (string | false)[] {
  const names = passwords.map(({ role }) => role);
  return [
    new Set(names).size < names.length && `passwords must name each role once, got ${names.join(", ")}`,
    names.includes(MIGRATOR) && `passwords must not name "${MIGRATOR}", because migrations log in with IAM`,
    ...names.map((name) => !(name in roles) && `passwords must be of roles in the settings, got "${name}"`),
  ];
}
