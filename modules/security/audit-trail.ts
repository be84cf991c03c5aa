import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { check, nameProblem } from "../shared/check";
import { PrivateBucket } from "../storage/private-bucket";
import type { PolicyStatement } from "./policy-document";
import { ServiceRole } from "./service-role";

/** Longest name of a trail. Source: CloudTrail user guide, "Naming requirements". */
const MAX_TRAIL_NAME = 128;
/** Days a log file that was overwritten or deleted can be brought back. */
const NONCURRENT_VERSION_DAYS = 365;

export interface AuditTrailProps {
  /** Name of the trail and of its role; its log group is `/<name>/events`. */
  readonly name: string;
  /** Whole name of the bucket that keeps the log files, unique in the world. */
  readonly bucketName: string;
  readonly accountId: string;
  readonly region: string;
  /** Its policy must admit `logs` and `cloudtrail`. */
  readonly keyArn: string;
  /** Days the log group keeps events; the bucket keeps log files until somebody decides otherwise. */
  readonly logDays: number;
  readonly accessLogBucket: string;
}

/**
 * Every call that changes something in the account, in every region (CloudTrail.1): as signed log files in a bucket
 * nobody can delete by a plan, and in a log group where it can be searched. Data events (each read of an object) are
 * left out: they cost by the call.
 */
export class AuditTrail extends Construct {
  readonly resource: Cloudtrail;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { name, bucketName, accountId, region, keyArn, logDays, accessLogBucket } = props;
    check(this, [nameProblem("name", name, MAX_TRAIL_NAME)]);
    // Written out, because the bucket must admit the trail before there is one.
    const trailArn = `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`;
    const bucket = new PrivateBucket(this, "files", {
      name: bucketName,
      keyArn,
      noncurrentVersionDays: NONCURRENT_VERSION_DAYS,
      tiering: "intelligent",
      accessLogBucket,
      data: "durable",
    });
    bucket.admit(...deliversTrail(bucket.arn, accountId, trailArn));
    const logs = new LogGroup(this, "logs", { name: `/${name}/events`, days: logDays, keyArn });
    const role = new ServiceRole(this, "role", {
      name,
      // CloudTrail takes a role of the trail's own account only, and does not say on whose behalf it comes.
      service: "cloudtrail",
      statements: [
        {
          Sid: "WriteEvents",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: `${logs.arn}:log-stream:${accountId}_CloudTrail_${region}*`,
        },
      ],
    });
    this.resource = new Cloudtrail(this, "trail", {
      name,
      s3BucketName: bucket.bucketName,
      kmsKeyId: keyArn,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      cloudWatchLogsGroupArn: `${logs.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      dependsOn: [bucket.policy, role.policy],
    });
  }
}

/** Source: CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail". */
function deliversTrail(bucketArn: string, accountId: string, trailArn: string): PolicyStatement[] {
  const service = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
  return [
    {
      Sid: "TrailLooks",
      ...service,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    },
    {
      Sid: "TrailDelivers",
      ...service,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
      Condition: { StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
