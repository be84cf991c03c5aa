import type { App } from "cdktf";
import type { KnowledgeBase } from "../../modules/ai/knowledge-base";
import type { KnowledgeBaseSettings } from "../../modules/ai/knowledge-base-settings";
import type { AccessSettings } from "../../modules/compute/access-settings";
import { Bastion } from "../../modules/compute/bastion";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { BootstrapSettings } from "../../modules/database/bootstrap-settings";
import type { PostgresInstance } from "../../modules/database/postgres-instance";
import type { PostgresSettings } from "../../modules/database/postgres-settings";
import { PreparedPostgres } from "../../modules/database/prepared-postgres";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { DocumentKnowledge } from "./document-knowledge";
import type { NetworkStack } from "./network-stack";

/** The database, and the master user that owns it. */
export const DATABASE_NAME = "partner";

export interface DatabaseStackProps {
  readonly database: PostgresSettings;
  /** What is put into the database by the apply itself. */
  readonly bootstrap: BootstrapSettings;
  readonly access: AccessSettings;
  /** A knowledge base over the bucket of documents, or none. */
  readonly knowledge: "none" | { readonly settings: KnowledgeBaseSettings; readonly documentsBucketArn: string };
  readonly network: NetworkStack;
  readonly keyArn: string;
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
    const { database: settings, bootstrap, access, knowledge, network, keyArn, data } = props;
    const { tiers, groups } = network;
    const { subnetIds } = tiers.privateTier;
    const home = tiers.homeFor(groups.bootstrap);
    const { groupId } = groups.rds;
    const { prefix } = this;
    const prepared = new PreparedPostgres(this, {
      prefix,
      instance: {
        settings,
        databaseName: DATABASE_NAME,
        master: { user: DATABASE_NAME, password: "rds" },
        network: { subnetIds, securityGroupId: groupId },
        keyArn,
        data,
      },
      bootstrap,
      homes: { bootstrap: home, migrations: tiers.homeFor(groups.migration) },
    });
    this.postgres = prepared.postgres;
    this.functions = prepared.functions;
    this.knowledgeBase =
      knowledge === "none"
        ? knowledge
        : new DocumentKnowledge(this, "knowledge", { ...knowledge, prefix, home, subnetIds, storeGroupId: groupId, data }).base;
    if (access.bastion === "session-manager") this.addBastion(network, keyArn);
    this.outputs(prepared.outputs);
  }

  private addBastion({ tiers, groups }: NetworkStack, keyArn: string): void {
    const bastion = new Bastion(this, "bastion", {
      name: `${this.prefix}-bastion`,
      subnetId: tiers.privateTier.subnetIds[0],
      securityGroupId: groups.bastion.groupId,
      keyArn,
    });
    const command = bastion.forwarding(this.region, this.postgres.endpoint, this.postgres.port, LOCAL_PORT);
    this.output("bastion_port_forward", command, `Puts the database on port ${LOCAL_PORT} of your machine, as long as it runs`);
  }
}
