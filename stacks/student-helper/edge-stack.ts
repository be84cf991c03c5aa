import type { App } from "cdktf";
import { AliasRecord } from "../../modules/edge/alias-record";
import { ApplicationDistribution } from "../../modules/edge/application-distribution";
import { OriginHeader } from "../../modules/edge/origin-header";
import { ORIGIN_HEADER } from "../../modules/edge/origin-header-value";
import type { OriginLoadBalancer } from "../../modules/edge/origin-load-balancer";
import type { WebAcl } from "../../modules/edge/web-acl";
import type { PrivateBucket } from "../../modules/storage/private-bucket";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { PublicFiles, type PublicFilesProps } from "../public-files";

export interface EdgeStackProps extends PublicFilesProps {
  /** The backend's. */
  readonly loadBalancer: OriginLoadBalancer;
  /** The secret header between CloudFront and load balancer gets a new value after as many days. */
  readonly rotationDays: number;
}

/** What the world sees of student-helper: frontend, API and WebSockets under one name, by CloudFront. */
export class EdgeStack extends PlatformStack {
  readonly frontend: PrivateBucket;
  readonly distribution: ApplicationDistribution;
  /** None where the settings say so. */
  readonly webAcl?: WebAcl;
  readonly originHeader: OriginHeader;
  /** Key of the region that CloudFront is watched from. */
  readonly watchKeyArn: string;

  constructor(app: App, identity: StackIdentity, props: EdgeStackProps) {
    super(app, identity);
    const { domain, loadBalancer, rotationDays, keyArn, logDays, data } = props;
    const { account, region, prefix, path } = this;
    // Students upload documents and ask about code: what looks like an attack in there is none.
    const files = new PublicFiles(this, identity, { ...props, suspectBodies: "counted" });
    const bucket = files.bucket("frontend");
    const domainName = `origin.${domain}`;
    const header = { name: ORIGIN_HEADER.name, value: ORIGIN_HEADER.firstValue };
    const { distribution, webAcl, watchKeyArn } = files.publish(
      "frontend",
      domain,
      (basics) => new ApplicationDistribution(this, "distribution", { ...basics, bucket, origin: { domainName, header } }),
    );
    new AliasRecord(this, "origin-alias", { zoneId: files.zoneId, name: domainName, target: loadBalancer });
    this.originHeader = new OriginHeader(this, "origin-header", {
      name: `${path}/origin-header`,
      home: { accountId: account.id, region, keyArn, logDays },
      rotationDays,
      listenerRule: { arn: loadBalancer.ruleArn },
      distribution: { id: distribution.distributionId, arn: distribution.arn, webAclArn: webAcl?.arn },
      data,
    });
    this.frontend = bucket;
    this.distribution = distribution;
    this.webAcl = webAcl;
    this.watchKeyArn = watchKeyArn;

    this.output("frontend_bucket", bucket.bucketName, "Files of the web frontend");
    this.output("api_endpoint", `https://${domain}`, "Address of the API, whose paths begin with /api/");
    this.output("websocket_endpoint", `wss://${domain}`, "Where browsers open WebSockets, under paths that begin with /ws/");
    this.output("cloudfront_domain", distribution.domainName, "The distribution's own name");
    this.output(
      "distribution_id",
      distribution.distributionId,
      `Distribution of ${prefix} whose cache a new frontend invalidates`,
    );
  }
}
