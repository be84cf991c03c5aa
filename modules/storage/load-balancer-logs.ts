import type { PolicyStatement } from "../security/policy-document";

/** Where the load balancers of an account and region put their access logs. */
export interface LoadBalancerLogs {
  readonly bucketArn: string;
  /** Folder in the bucket; the load balancer names the same. */
  readonly prefix: string;
  readonly accountId: string;
  readonly region: string;
}

/**
 * Admits the access logs of load balancers to a bucket, which must be encrypted with S3's own key (SSE-S3).
 * Source: Application Load Balancer user guide, "Enable access logs".
 */
export function loadBalancerLogs({ bucketArn, prefix, accountId, region }: LoadBalancerLogs): PolicyStatement {
  return {
    Sid: "LoadBalancerLogs",
    Effect: "Allow",
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${bucketArn}/${prefix}/AWSLogs/${accountId}/*`,
    Condition: { ArnLike: { "aws:SourceArn": `arn:aws:elasticloadbalancing:${region}:${accountId}:loadbalancer/*` } },
  };
}
