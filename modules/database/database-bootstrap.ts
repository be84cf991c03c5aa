import { createHash } from "node:crypto";
import { DataAwsDbInstance } from "@cdktf/provider-aws/lib/data-aws-db-instance";
import type { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import type { FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { check } from "../shared/check";
import { bootstrapRun } from "./bootstrap-run";
import type { BootstrapSettings } from "./bootstrap-settings";
import type { PostgresInstance } from "./postgres-instance";

export interface DatabaseBootstrapProps {
  /** Name of the function. */
  readonly name: string;
  readonly postgres: PostgresInstance;
  readonly settings: BootstrapSettings;
  /** In the database's VPC, where Secrets Manager can be reached too. */
  readonly home: FunctionHome;
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

  constructor(scope: Construct, id: string, { name, postgres, settings, home }: DatabaseBootstrapProps) {
    super(scope, id);
    check(this, [
      !home.network && "home must name the network that the database stands in",
      postgres.masterUser in settings.roles && `roles must not name "${postgres.masterUser}", the master user`,
    ]);
    const roles = Object.entries(settings.roles).map(([role, access]) => ({ name: role, access }));
    const wanted = { extensions: settings.extensions, roles };
    const { worker, invocation } = bootstrapRun(this, {
      name,
      description: "Installs extensions and roles in PostgreSQL",
      target: postgres,
      wanted,
      triggers: { engine: this.engineOf(postgres), database: postgres.resourceId, wanted: digest(wanted) },
      home,
      after: postgres.ready,
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
