import { createHash } from "node:crypto";
import { DataAwsDbInstance } from "@cdktf/provider-aws/lib/data-aws-db-instance";
import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { type FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { usesKey } from "../security/key-access";
import { readsSecret } from "../security/secret-access";
import { check } from "../shared/check";
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
    const { endpoint: host, port, databaseName: database, masterSecretArn: secretArn } = postgres;
    check(this, [
      !home.network && "home must name the network that the database stands in",
      database in settings.roles && `roles must not name "${database}", the master user`,
    ]);
    this.worker = new LambdaFunction(this, "function", {
      name,
      description: "Installs extensions and roles in PostgreSQL",
      source: "database-bootstrap",
      home,
      size: { memoryMiB: 256, timeoutSeconds: 300 },
      variables: {},
      statements: [readsSecret(secretArn), usesKey(home.keyArn, home.region, ["secretsmanager"])],
      deployedBy: "terraform",
    });
    const { worker } = this;
    const roles = Object.entries(settings.roles).map(([role, access]) => ({ name: role, access }));
    const wanted = { extensions: settings.extensions, roles };
    this.resource = new LambdaInvocation(this, "run", {
      functionName: worker.functionName,
      lifecycleScope: "CRUD",
      input: JSON.stringify({ host, port, database, secretArn, ...wanted }),
      // All that may change is a trigger, and a trigger replaces the run: a replacement that fails is tried again by the
      // next apply, an update in place that fails is not (hashicorp/terraform-provider-aws 43447).
      triggers: {
        code: worker.resource.sourceCodeHash,
        engine: this.engineOf(postgres),
        database: postgres.resourceId,
        wanted: digest(wanted),
      },
      dependsOn: [postgres.resource, ...worker.ready],
    });
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
