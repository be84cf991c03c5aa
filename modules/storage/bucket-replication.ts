import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ServiceRole } from "../security/service-role";
import { replicationStatements } from "./replication-statements";

/** Minutes within which S3 promises a copy. It offers this one value. Source: S3 user guide, "S3 Replication Time Control". */
const PROMISED_MINUTES = 15;

/** A bucket that takes part, the key of its objects, and where both are. */
export interface ReplicationEnd {
  readonly bucketName: string;
  readonly arn: string;
  readonly keyArn: string;
  readonly region: string;
}

export interface BucketReplicationProps {
  /** Of the role that S3 copies with. */
  readonly name: string;
  readonly source: ReplicationEnd;
  readonly replica: ReplicationEnd;
  /** Versioning of the replica, and of the source where it is made beside this: S3 refuses replication without them. */
  readonly versioning: readonly ITerraformDependable[];
}

/**
 * Copies everything that is written to a bucket, delete markers too, into one of another region, 99.99 % of it within 15
 * minutes. Stands in the source's region. What was there before is not copied: that takes a Batch Replication job.
 */
export class BucketReplication extends Construct {
  readonly role: ServiceRole;
  readonly resource: S3BucketReplicationConfigurationA;

  constructor(scope: Construct, id: string, { name, source, replica, versioning }: BucketReplicationProps) {
    super(scope, id);
    // Without account: AWS does not document that S3 says on whose behalf it replicates, it only takes a role of the
    // bucket's own account, and a role that it cannot assume would show in nothing but missing copies.
    this.role = new ServiceRole(this, "role", { name, service: "s3", statements: replicationStatements(source, replica) });
    const promised = { minutes: PROMISED_MINUTES };
    this.resource = new S3BucketReplicationConfigurationA(this, "configuration", {
      bucket: source.bucketName,
      role: this.role.arn,
      rule: [
        {
          id: "everything",
          status: "Enabled",
          priority: 1,
          // Present and empty: the newer kind of rule, the one that can copy delete markers.
          filter: {},
          deleteMarkerReplication: { status: "Enabled" },
          // Objects under a customer's key are left out unless asked for.
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: replica.arn,
            encryptionConfiguration: { replicaKmsKeyId: replica.keyArn },
            replicationTime: { status: "Enabled", time: promised },
            metrics: { status: "Enabled", eventThreshold: promised },
          },
        },
      ],
      dependsOn: [this.role.policy, ...versioning],
    });
  }
}
