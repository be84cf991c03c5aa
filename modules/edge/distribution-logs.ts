import { CloudwatchLogDelivery } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery";
import { CloudwatchLogDeliveryDestination } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination";
import { CloudwatchLogDeliverySource } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-source";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import type { AccessLogBucket } from "../storage/access-log-bucket";
import { CLOUDFRONT_REGION } from "./cloudfront-region";

/** Longest name of a delivery's source and destination. Source: CloudWatch Logs API reference, PutDeliverySource. */
const MAX_DELIVERY_NAME = 60;
/** What a line holds. Left out are cookies, query strings and the referrer, which may carry credentials. */
const FIELDS = [
  ...["date", "time", "c-ip", "c-country", "x-forwarded-for", "cs-method", "cs-protocol", "cs-protocol-version", "cs(Host)"],
  ...["x-host-header", "cs-uri-stem", "cs(User-Agent)", "cs-bytes", "sc-status", "sc-bytes", "sc-content-type"],
  ...["time-taken", "time-to-first-byte", "x-edge-location", "x-edge-request-id", "x-edge-result-type"],
  ...["x-edge-response-result-type", "x-edge-detailed-result-type", "ssl-protocol", "ssl-cipher"],
];

export interface DistributionLogsProps {
  readonly name: string;
  readonly accountId: string;
  readonly distributionArn: string;
  readonly bucket: AccessLogBucket;
  /** Must be of us-east-1. @default the stack's */
  readonly provider?: TerraformProvider;
}

/**
 * Access logs of a distribution as JSON lines, under `AWSLogs/<account>/CloudFront/` of the bucket, which may stand in any
 * region. By standard logging (v2): the legacy one needs a bucket with ACLs.
 * Source: CloudFront developer guide, "Configure standard logging (v2)", logs sent to Amazon S3.
 */
export class DistributionLogs extends Construct {
  constructor(scope: Construct, id: string, { name, accountId, distributionArn, bucket, provider }: DistributionLogsProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_DELIVERY_NAME)]);
    // Source: CloudWatch Logs user guide, "Logging that requires additional permissions [V2]", logs sent to Amazon S3.
    bucket.admit({
      Sid: "CloudFrontLogs",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${bucket.resource.arn}/AWSLogs/${accountId}/*`,
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:aws:logs:${CLOUDFRONT_REGION}:${accountId}:delivery-source:${name}` },
      },
    });
    const source = new CloudwatchLogDeliverySource(this, "source", {
      name,
      logType: "ACCESS_LOGS",
      resourceArn: distributionArn,
      provider,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, "destination", {
      name,
      outputFormat: "json",
      deliveryDestinationConfiguration: [{ destinationResourceArn: bucket.resource.arn }],
      provider,
    });
    // No s3_delivery_configuration: a path of one's own loses its prefix at the first update (provider issue 46328).
    new CloudwatchLogDelivery(this, "delivery", {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      recordFields: FIELDS,
      dependsOn: [bucket.policy],
      provider,
    });
  }
}
