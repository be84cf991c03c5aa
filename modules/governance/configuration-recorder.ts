import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { Construct } from "constructs";
import type { PolicyStatement } from "../security/policy-document";
import { PrivateBucket } from "../storage/private-bucket";

/** The name that AWS's console gives, too: there is one recorder per account and region. */
const NAME = "default";
/** Days a history that was overwritten or deleted can be brought back. */
const NONCURRENT_VERSION_DAYS = 365;

export interface ConfigurationRecorderProps {
  /** Whole name of the bucket that keeps the histories, unique in the world. */
  readonly bucketName: string;
  readonly accountId: string;
  /** Its policy must admit `config`. */
  readonly keyArn: string;
  readonly accessLogBucket: string;
  /**
   * What has no region of its own, such as IAM roles: `here` in one region of the account, which also makes the
   * service-linked role that the recorders of all regions run with.
   */
  readonly global: "here" | "elsewhere";
}

/** What every resource of a region looked like at any time (Config.1). Security Hub judges by it. */
export class ConfigurationRecorder extends Construct {
  /** What relies on the recording waits for it. */
  readonly running: ConfigConfigurationRecorderStatus;

  constructor(scope: Construct, id: string, props: ConfigurationRecorderProps) {
    super(scope, id);
    const { bucketName, accountId, keyArn, accessLogBucket, global } = props;
    const role = global === "here" ? [new IamServiceLinkedRole(this, "role", { awsServiceName: "config.amazonaws.com" })] : [];
    const recorder = new ConfigConfigurationRecorder(this, "recorder", {
      name: NAME,
      // AWS fixes its name: the other regions know it without asking the first one.
      roleArn: `arn:aws:iam::${accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: global === "here" },
      dependsOn: role,
    });
    const bucket = new PrivateBucket(this, "histories", {
      name: bucketName,
      keyArn,
      noncurrentVersionDays: NONCURRENT_VERSION_DAYS,
      tiering: "intelligent",
      accessLogBucket,
      data: "durable",
    });
    bucket.admit(...deliversHistories(bucket.arn, accountId));
    const channel = new ConfigDeliveryChannel(this, "delivery", {
      name: NAME,
      s3BucketName: bucket.bucketName,
      s3KmsKeyArn: keyArn,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      dependsOn: [recorder, bucket.policy],
    });
    this.running = new ConfigConfigurationRecorderStatus(this, "running", {
      name: recorder.name,
      isEnabled: true,
      dependsOn: [channel],
    });
  }
}

/** Source: AWS Config developer guide, "Permissions for the Amazon S3 Bucket", for service-linked roles. */
function deliversHistories(bucketArn: string, accountId: string): PolicyStatement[] {
  const service = { Effect: "Allow", Principal: { Service: "config.amazonaws.com" } } as const;
  const ours = { "aws:SourceAccount": accountId };
  return [
    {
      Sid: "ConfigLooks",
      ...service,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: bucketArn,
      Condition: { StringEquals: ours },
    },
    {
      Sid: "ConfigDelivers",
      ...service,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${accountId}/Config/*`,
      Condition: { StringEquals: { ...ours, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
