import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { check, nameProblem } from "../shared/check";
import { careExceptions, upgradesByItself, watchedInside } from "./database-care";
import { type DatabasePosture, postureOf } from "./database-posture";
import type { PostgresInstance } from "./postgres-instance";
import type { PostgresTelemetry } from "./postgres-telemetry";

/** Longest identifier of a DB instance. Source: RDS, "Quotas and constraints". */
const MAX_IDENTIFIER = 63;

export interface ReadReplicaProps {
  /** Identifier of the replica. */
  readonly name: string;
  /** In the same region, with backups. */
  readonly source: PostgresInstance;
  readonly instanceClass: string;
  readonly securityGroupId: string;
  /** Encrypts Performance Insights; the disk has the source's key. */
  readonly keyArn: string;
  readonly telemetry: PostgresTelemetry;
  /** Whether people can delete it by mistake. It holds nothing of its own, so Terraform may: lower the count after `--no-deletion-protection`. */
  readonly data: DatabasePosture;
}

/**
 * A copy of a PostgreSQL instance that answers reads, some moments behind. What the source says of engine, users and
 * encryption holds here too, and everything that Terraform would otherwise plan back to its default is repeated.
 */
export class ReadReplica extends Construct {
  readonly arn: string;
  readonly endpoint: string;
  readonly port: number;
  readonly identifier: string;
  /** Part of the ARN that `rds-db:connect` asks for: the source's does not open the replica. */
  readonly resourceId: string;
  readonly resource: DbInstance;

  constructor(scope: Construct, id: string, props: ReadReplicaProps) {
    super(scope, id);
    const { name, source, instanceClass, securityGroupId, keyArn, telemetry, data } = props;
    const isProtected = data !== "disposable";
    check(this, [nameProblem("name", name, MAX_IDENTIFIER)]);
    const { settings } = source;
    this.resource = new DbInstance(this, "instance", {
      identifier: name,
      // By its identifier: RDS answers with that within a region, and an ARN would differ from it in every plan.
      replicateSourceDb: source.identifier,
      instanceClass,
      port: source.port,
      publiclyAccessible: false,
      vpcSecurityGroupIds: [securityGroupId],
      parameterGroupName: source.parameterGroupName,
      iamDatabaseAuthenticationEnabled: true,
      storageType: "gp3",
      // Without the key, which RDS refuses to be told: it is the source's.
      storageEncrypted: true,
      // Its disk grows by itself too: one that is full stops replicating.
      maxAllocatedStorage: settings.maxAllocatedStorageGiB,
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: upgradesByItself(settings.engineVersion),
      maintenanceWindow: settings.maintenanceWindow,
      ...watchedInside(keyArn, telemetry.monitoringRoleArn),
      enabledCloudwatchLogsExports: telemetry.exports,
      deletionProtection: isProtected,
      applyImmediately: postureOf(data) === "disposable",
      // RDS takes none of a replica.
      skipFinalSnapshot: true,
      dependsOn: telemetry.beforeInstance,
    });
    this.arn = this.resource.arn;
    this.endpoint = this.resource.address;
    this.port = source.port;
    this.identifier = this.resource.identifier;
    this.resourceId = this.resource.resourceId;
    careExceptions(this.resource, settings.engineVersion, isProtected);
    except(
      this.resource,
      "databaseStandsInTwoZones",
      "readers go to another replica or to the source when this one's zone is lost",
    );
  }
}
