import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import { lifecycleOf, type Posture } from "../shared/posture";
import type { AuroraSettings } from "./aurora-settings";
import type { AuroraTelemetry } from "./aurora-telemetry";
import { ClusterParameters } from "./cluster-parameters";
import { protection, watchedInside } from "./database-care";

const PORT = 5432;
const DATABASE = "vectors";
/** Longest identifier of an instance, less the ending `-1`. Source: RDS, "Quotas and constraints". */
const MAX_IDENTIFIER = 61;
/** Seconds without a connection before it pauses: the least Aurora takes. */
const IDLE_SECONDS = 300;
/** Aurora capacity units that stay when it does not pause: the least with which it runs. */
const LEAST_UNITS = 0.5;

export interface AuroraVectorStoreProps {
  /** Identifier of the cluster; its parts are named after it. */
  readonly name: string;
  readonly settings: AuroraSettings;
  /** In two zones or more: RDS asks for it. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  /** Encrypts disk, backups, Performance Insights and the master secret. */
  readonly keyArn: string;
  readonly telemetry: AuroraTelemetry;
  readonly data: Posture;
}

/**
 * Aurora PostgreSQL Serverless v2 with the Data API: what Bedrock can keep a knowledge base's vectors in. (It takes
 * neither an RDS instance nor a cluster without the Data API.) Bedrock comes by that API, not by the network.
 */
export class AuroraVectorStore extends Construct {
  readonly arn: string;
  /** Host name of the writer. */
  readonly endpoint: string;
  readonly port = PORT;
  readonly databaseName = DATABASE;
  /** As in the settings. */
  readonly engineVersion: string;
  /** Secret with `username` and `password`, rotated by RDS every 7 days. */
  readonly masterSecretArn: string;
  /** What must be there before anyone connects: a cluster without an instance answers nobody. */
  readonly ready: ITerraformDependable[];
  readonly resource: RdsCluster;

  constructor(scope: Construct, id: string, props: AuroraVectorStoreProps) {
    super(scope, id);
    const { name, settings, subnetIds, securityGroupId, keyArn, telemetry, data } = props;
    check(this, [
      nameProblem("name", name, MAX_IDENTIFIER),
      subnetIds.length < 2 && `subnetIds must name two subnets or more, got ${subnetIds.length}`,
    ]);
    const { engineVersion, availability } = settings;
    const subnets = new DbSubnetGroup(this, "subnets", { name, subnetIds, description: `Where ${name} may stand` });
    const parameters = new ClusterParameters(this, "parameters", { name, engineVersion });
    this.resource = new RdsCluster(this, "cluster", {
      clusterIdentifier: name,
      engine: "aurora-postgresql",
      engineMode: "provisioned", // So Serverless v2 is called; "serverless" is v1.
      engineVersion,
      allowMajorVersionUpgrade: true,
      databaseName: DATABASE,
      masterUsername: DATABASE,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: keyArn,
      iamDatabaseAuthenticationEnabled: true,
      enableHttpEndpoint: true,
      port: PORT,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [securityGroupId],
      dbClusterParameterGroupName: parameters.groupName,
      serverlessv2ScalingConfiguration: capacity(settings),
      storageEncrypted: true,
      kmsKeyId: keyArn,
      copyTagsToSnapshot: true,
      backupRetentionPeriod: settings.backupRetentionDays,
      enabledCloudwatchLogsExports: telemetry.exports,
      ...protection(data, name),
      lifecycle: lifecycleOf(data),
      dependsOn: telemetry.beforeCluster,
    });
    const names = availability === "multi-az" ? ["1", "2"] : ["1"];
    this.ready = names.map(
      (number) =>
        new RdsClusterInstance(this, `instance-${number}`, {
          identifier: `${name}-${number}`,
          clusterIdentifier: this.resource.id,
          engine: this.resource.engine,
          instanceClass: "db.serverless",
          dbSubnetGroupName: subnets.name,
          publiclyAccessible: false,
          // The cluster's version is pinned; an automatic upgrade would make the next plan a downgrade.
          autoMinorVersionUpgrade: false,
          copyTagsToSnapshot: true,
          ...watchedInside(keyArn, telemetry.monitoringRoleArn),
          // Tier 0 and 1 grow with the writer, so that they can take over at any moment.
          promotionTier: 1,
        }),
    );
    this.arn = this.resource.arn;
    this.engineVersion = engineVersion;
    this.endpoint = this.resource.endpoint;
    this.masterSecretArn = this.resource.masterUserSecret.get(0).secretArn;
  }
}

function capacity({ whenIdle, maxCapacityUnits: maxCapacity }: AuroraSettings) {
  return whenIdle === "pauses"
    ? { minCapacity: 0, maxCapacity, secondsUntilAutoPause: IDLE_SECONDS }
    : { minCapacity: LEAST_UNITS, maxCapacity };
}
