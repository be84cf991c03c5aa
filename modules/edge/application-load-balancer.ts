import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { Construct } from "constructs";
import { except } from "../governance/exceptions";
import type { Addresses } from "../networking/vpc";
import { check, nameProblem } from "../shared/check";
import type { Posture } from "../shared/posture";
import type { AccessLogBucket } from "../storage/access-log-bucket";
import { loadBalancerLogs } from "../storage/load-balancer-logs";

/** Names of load balancers and target groups. Source: ELB API reference, CreateLoadBalancer and CreateTargetGroup. */
export const MAX_BALANCER_NAME = 32;
/** What both may be called. Source: as above. */
export const BALANCER_NAME = /^(?!internal-)[a-z]([a-z0-9-]*[a-z0-9])?$/;
/** Folder of the bucket for access logs. */
const LOG_PREFIX = "load-balancer";

/** Where a load balancer stands: subnets in two zones or more (ELB.13). */
export interface BalancerPlace {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
}

/** What every load balancer is told. */
export interface BalancerBasics {
  /** 32 characters at most. */
  readonly name: string;
  readonly place: BalancerPlace;
  /** Receives the access logs (ELB.5). */
  readonly accessLogs: { readonly bucket: AccessLogBucket; readonly accountId: string; readonly region: string };
  /** `durable`: AWS refuses to delete it (ELB.6), and names that point at it keep their target. */
  readonly data: Posture;
}

/** In what load balancers differ. */
export interface BalancerKind {
  /** `internet`: the subnets are public. */
  readonly faces: "internet" | "vpc";
  /** `dual-stack` needs IPv6 on each subnet. */
  readonly addresses: Addresses;
  /** A connection without traffic is closed after as long: 1 to 4000. Source: ALB user guide, "Connection idle timeout". @default 60, AWS's own */
  readonly idleTimeoutSeconds?: number;
}

/** The load balancer itself, whoever it serves. Malformed headers are dropped (ELB.4), requests that could smuggle another are refused (ELB.12). */
export function applicationLoadBalancer(scope: Construct, basics: BalancerBasics, kind: BalancerKind): Lb {
  const { name, place, accessLogs, data } = basics;
  const { faces, addresses, idleTimeoutSeconds } = kind;
  const { bucket, accountId, region } = accessLogs;
  check(scope, [
    nameProblem("name", name, MAX_BALANCER_NAME, BALANCER_NAME),
    place.subnetIds.length < 2 && `place.subnetIds must name two subnets or more, got ${place.subnetIds.length}`,
    idleTimeoutSeconds !== undefined &&
      (idleTimeoutSeconds < 1 || idleTimeoutSeconds > 4_000) &&
      `idleTimeoutSeconds must be from 1 to 4000, got ${idleTimeoutSeconds}`,
  ]);
  bucket.admit(loadBalancerLogs({ bucketArn: bucket.resource.arn, prefix: LOG_PREFIX, accountId, region }));
  const balancer = new Lb(scope, "load-balancer", {
    name,
    loadBalancerType: "application",
    internal: faces === "vpc",
    ipAddressType: addresses === "dual-stack" ? "dualstack" : "ipv4",
    subnets: [...place.subnetIds],
    securityGroups: [place.securityGroupId],
    idleTimeout: idleTimeoutSeconds,
    dropInvalidHeaderFields: true,
    // `strictest` refuses more than what is dangerous: every request that is not to the letter of RFC 7230.
    desyncMitigationMode: "defensive",
    enableHttp2: true,
    // The visitor's address is added to X-Forwarded-For: the last entry is true, those before it are the visitor's words.
    xffHeaderProcessingMode: "append",
    enableDeletionProtection: data === "durable",
    accessLogs: { bucket: bucket.bucketName, prefix: LOG_PREFIX, enabled: true },
    // AWS writes a test file before it takes the bucket.
    dependsOn: [bucket.policy],
  });
  if (data === "disposable") except(balancer, "loadBalancerIsProtected", "it goes with its disposable stack");
  return balancer;
}

/** Lets a listener speak HTTP alone, for the reason given. */
export function exceptPlainHttp(listener: LbListener, reason: string): void {
  except(listener, "listenerLeadsToHttps", reason);
  except(listener, "listenerSpeaksTls", reason);
}
