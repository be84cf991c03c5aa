import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import type { Addresses } from "../networking/vpc";
import { check, nameProblem } from "../shared/check";
import type { Posture } from "../shared/posture";
import type { AccessLogBucket } from "../storage/access-log-bucket";
import { loadBalancerLogs } from "../storage/load-balancer-logs";
import type { AliasTarget } from "./alias-record";
import { BALANCER_NAME, MAX_BALANCER_NAME, TargetGroup, type TargetGroupProps } from "./target-group";

/**
 * TLS 1.3, and TLS 1.2 with forward secrecy and authenticated encryption only.
 * Sources: Security Hub user guide, ELB.17, which lists it; Application Load Balancer user guide, "Security policies".
 */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";
/** Folder of the bucket for access logs. */
const LOG_PREFIX = "load-balancer";

/** Where it stands: public subnets in two zones or more (ELB.13). `dual-stack` needs IPv6 on each of them. */
export interface LoadBalancerPlace {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly addresses: Addresses;
}

export interface LoadBalancerProps {
  /** 32 characters at most. */
  readonly name: string;
  readonly place: LoadBalancerPlace;
  /** Issued in the load balancer's region. */
  readonly certificateArn: string;
  /** Receives the access logs (ELB.5). */
  readonly accessLogs: { readonly bucket: AccessLogBucket; readonly accountId: string; readonly region: string };
  /** `durable`: AWS refuses to delete it (ELB.6), and names that point at it keep their target. */
  readonly data: Posture;
}

/** What a load balancer is told of a target group; it knows the rest. */
export type ServedTargets = Omit<TargetGroupProps, "vpcId" | "listener">;

/**
 * Answers the internet on 443, and on 80 with the way there (ELB.1). Malformed headers are dropped (ELB.4), requests
 * that could smuggle another are refused (ELB.12). Until `serve` names who answers, the answer is 404.
 */
export class LoadBalancer extends Construct implements AliasTarget {
  readonly arn: string;
  /** Value of the metrics' `LoadBalancer` dimension. */
  readonly arnSuffix: string;
  readonly domainName: string;
  readonly hostedZoneId: string;
  readonly resource: Lb;
  private readonly httpsListener: LbListener;
  private readonly vpcId: string;
  private readonly routes: ServedTargets["route"][] = [];

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { name, place, certificateArn, accessLogs, data } = props;
    const { bucket, accountId, region } = accessLogs;
    check(this, [
      nameProblem("name", name, MAX_BALANCER_NAME, BALANCER_NAME),
      place.subnetIds.length < 2 && `place.subnetIds must name two subnets or more, got ${place.subnetIds.length}`,
    ]);
    bucket.admit(loadBalancerLogs({ bucketArn: bucket.resource.arn, prefix: LOG_PREFIX, accountId, region }));
    this.vpcId = place.vpcId;
    this.resource = new Lb(this, "load-balancer", {
      name,
      loadBalancerType: "application",
      internal: false,
      ipAddressType: place.addresses === "dual-stack" ? "dualstack" : "ipv4",
      subnets: [...place.subnetIds],
      securityGroups: [place.securityGroupId],
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
    this.arn = this.resource.arn;
    this.arnSuffix = this.resource.arnSuffix;
    this.domainName = this.resource.dnsName;
    this.hostedZoneId = this.resource.zoneId;
    new LbListener(this, "http", {
      loadBalancerArn: this.arn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }],
    });
    this.httpsListener = new LbListener(this, "https", {
      loadBalancerArn: this.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: TLS_POLICY,
      certificateArn,
      defaultAction: [
        { type: "fixed-response", fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" } },
      ],
    });
  }

  /** Adds targets and says which requests are theirs. */
  serve(role: string, targets: ServedTargets): TargetGroup {
    const { route } = targets;
    const taken = this.routes.some((other) => orderOf(other) === orderOf(route));
    check(this, [taken && `must serve each order once, but ${orderOf(route)} is asked for again by "${role}"`]);
    this.routes.push(route);
    return new TargetGroup(this, role, { ...targets, vpcId: this.vpcId, listener: this.httpsListener });
  }
}

const orderOf = (route: ServedTargets["route"]) => (route === "everything-else" ? route : `priority ${route.priority}`);
