import type { App } from "cdktf";
import type { KnowledgeBase } from "../../modules/ai/knowledge-base";
import type { KnowledgeBaseSettings } from "../../modules/ai/knowledge-base-settings";
import type { AccessSettings } from "../../modules/compute/access-settings";
import { Bastion } from "../../modules/compute/bastion";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { BootstrapSettings } from "../../modules/database/bootstrap-settings";
import { DatabaseBootstrap } from "../../modules/database/database-bootstrap";
import { MigrationRunner } from "../../modules/database/migration-runner";
import { PostgresInstance } from "../../modules/database/postgres-instance";
import type { PostgresSettings } from "../../modules/database/postgres-settings";
import { PostgresTelemetry } from "../../modules/database/postgres-telemetry";
import type { VpcSecurityGroup } from "../../modules/networking/vpc-security-group";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { DocumentKnowledge } from "./document-knowledge";
import type { NetworkStack } from "./network-stack";

export interface DatabaseStackProps {
  readonly database: PostgresSettings;
  /** What is put into the database by the apply itself. */
  readonly bootstrap: BootstrapSettings;
  readonly access: AccessSettings;
  /** A knowledge base over the bucket of documents, or none. */
  readonly knowledge: "none" | { readonly settings: KnowledgeBaseSettings; readonly documentsBucketArn: string };
  readonly network: NetworkStack;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Port of the caller's own machine that the bastion forwards from. */
const LOCAL_PORT = 5432;

/** Partner's PostgreSQL in the private subnets, what is in it from the start, and who gets at it besides the application. */
export class DatabaseStack extends PlatformStack {
  readonly postgres: PostgresInstance;
  readonly knowledgeBase: "none" | KnowledgeBase;
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(app: App, identity: StackIdentity, props: DatabaseStackProps) {
    super(app, identity);
    const { database, bootstrap, access, knowledge, network, keyArn, logDays, data } = props;
    const name = `${this.prefix}-postgres`;
    const { account, region, prefix } = this;
    const telemetry = new PostgresTelemetry(this, "telemetry", { instanceName: name, accountId: account.id, logDays, keyArn });
    this.postgres = new PostgresInstance(this, "postgres", {
      name,
      settings: database,
      databaseName: "partner",
      subnetIds: network.privateTier.subnetIds,
      securityGroupId: network.groups.rds.groupId,
      keyArn,
      telemetry,
      data,
    });
    const { postgres } = this;
    const home = (group: VpcSecurityGroup) => ({
      accountId: account.id,
      region,
      keyArn,
      logDays,
      network: { subnetIds: network.privateTier.subnetIds, securityGroupId: group.groupId },
    });
    const content = new DatabaseBootstrap(this, "bootstrap", {
      name: `${prefix}-database-bootstrap`,
      postgres,
      settings: bootstrap,
      home: home(network.groups.bootstrap),
    });
    const migrations = new MigrationRunner(this, "migrations", {
      name: `${prefix}-migrate`,
      postgres,
      home: home(network.groups.migration),
    });
    this.functions = new Map([
      ["database-bootstrap", content.worker],
      ["migrate", migrations.runner],
    ]);
    this.knowledgeBase =
      knowledge === "none"
        ? knowledge
        : new DocumentKnowledge(this, "knowledge", {
            ...knowledge,
            prefix,
            home: home(network.groups.bootstrap),
            subnetIds: network.privateTier.subnetIds,
            storeGroupId: network.groups.rds.groupId,
            data,
          }).base;
    if (access.bastion === "session-manager") this.addBastion(network, keyArn);

    this.output("database_endpoint", postgres.endpoint, "Host name of PostgreSQL, port 5432");
    this.output("database_master_secret_arn", postgres.masterSecretArn, "Secret with the master user's name and password");
    this.output("database_extensions", content.extensionVersions, "Extensions in the database and their versions");
    this.output("migration_function", migrations.functionName, "Function that CI sends the schema's migrations to");
  }

  private addBastion({ privateTier, groups }: NetworkStack, keyArn: string): void {
    const bastion = new Bastion(this, "bastion", {
      name: `${this.prefix}-bastion`,
      subnetId: privateTier.subnetIds[0],
      securityGroupId: groups.bastion.groupId,
      keyArn,
    });
    const command = bastion.forwarding(this.region, this.postgres.endpoint, this.postgres.port, LOCAL_PORT);
    this.output("bastion_port_forward", command, `Puts the database on port ${LOCAL_PORT} of your machine, as long as it runs`);
  }
}
