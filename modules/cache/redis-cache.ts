import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { LogGroup } from "../monitoring/log-group";
import { check, nameProblem } from "../shared/check";
import type { Posture } from "../shared/posture";
import { RedisParameters } from "./redis-parameters";
import type { RedisSettings } from "./redis-settings";
import { RedisUsers } from "./redis-users";

const PORT = 6379;
/** Longest id of a replication group. Source: ElastiCache API reference, "CreateReplicationGroup". */
const MAX_GROUP_ID = 40;
/** What Redis writes: commands that took long, and what the server says of itself. */
const LOGS = ["slow", "engine"];

export interface RedisCacheProps {
  /** Id of the replication group; its parts are named after it. */
  readonly name: string;
  readonly settings: RedisSettings;
  /** Name of the user that the application logs in as; unique in account and region. */
  readonly userName: string;
  /** In two zones or more where there are two nodes or more. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  /** Encrypts disk, snapshots and logs. */
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/**
 * Redis on ElastiCache: encrypted at rest and in transit, its users logged in by IAM. A cache can be filled again, so
 * Terraform may replace it (no `prevent_destroy`); where data is durable a last snapshot is taken before it goes.
 */
export class RedisCache extends Construct {
  readonly arn: string;
  /** Host name that follows the primary, also after a failover. */
  readonly primaryEndpoint: string;
  /** Host name of any replica; of the primary where there is none. */
  readonly readerEndpoint: string;
  readonly port = PORT;
  readonly userName: string;
  readonly userArn: string;
  /** Known before the group is there; clients sign their IAM tokens for it. */
  readonly replicationGroupId: string;
  /** Ids of the single nodes, as metrics name them. ElastiCache numbers them. */
  readonly nodeIds: readonly string[];
  readonly resource: ElasticacheReplicationGroup;

  constructor(scope: Construct, id: string, props: RedisCacheProps) {
    super(scope, id);
    const { name, settings, userName, subnetIds, securityGroupId, keyArn, logDays, data } = props;
    const { nodes } = settings;
    check(this, [
      nameProblem("name", name, MAX_GROUP_ID),
      nodes > 1 && subnetIds.length < 2 && `subnetIds must name two subnets or more for ${nodes} nodes, got ${subnetIds.length}`,
    ]);
    const subnets = new ElasticacheSubnetGroup(this, "subnets", { name, subnetIds, description: `Where ${name} may stand` });
    const parameters = new RedisParameters(this, "parameters", { name, engineVersion: settings.engineVersion });
    const users = new RedisUsers(this, "users", { name, userName });

    this.resource = new ElasticacheReplicationGroup(this, "group", {
      replicationGroupId: name,
      description: `Cache ${name}`,
      engine: "redis",
      ...sizes(settings),
      port: PORT,
      parameterGroupName: parameters.groupName,
      subnetGroupName: subnets.name,
      securityGroupIds: [securityGroupId],
      userGroupIds: [users.groupId],
      atRestEncryptionEnabled: "true",
      kmsKeyId: keyArn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      autoMinorVersionUpgrade: "true",
      logDeliveryConfiguration: LOGS.map((log) => ({
        logType: `${log}-log`,
        logFormat: "json",
        destinationType: "cloudwatch-logs",
        destination: new LogGroup(this, `${log}-log`, { name: `/${name}/${log}`, days: logDays, keyArn }).resource.name,
      })),
      ...(data === "durable"
        ? { finalSnapshotIdentifier: `${name}-final`, applyImmediately: false }
        : { applyImmediately: true }),
    });
    if (nodes < 2)
      except(this.resource, "cacheFailsOver", "this environment asks for one node, which has nothing to fail over to");
    this.arn = this.resource.arn;
    this.primaryEndpoint = this.resource.primaryEndpointAddress;
    this.readerEndpoint = this.resource.readerEndpointAddress;
    this.userName = users.userName;
    this.userArn = users.userArn;
    this.replicationGroupId = name;
    this.nodeIds = Array.from({ length: nodes }, (_, index) => `${name}-${String(index + 1).padStart(3, "0")}`);
  }
}

function sizes({ engineVersion, nodeType, nodes, ...settings }: RedisSettings) {
  return {
    engineVersion,
    nodeType,
    numCacheClusters: nodes,
    automaticFailoverEnabled: nodes > 1,
    multiAzEnabled: nodes > 1,
    snapshotRetentionLimit: settings.snapshotRetentionDays,
    snapshotWindow: settings.snapshotWindow,
    maintenanceWindow: settings.maintenanceWindow,
  };
}
