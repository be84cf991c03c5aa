import type { App } from "cdktf";
import * as v from "valibot";
import { AliasRecord } from "../../modules/edge/alias-record";
import { Certificate } from "../../modules/edge/certificate";
import { DistributionLogs } from "../../modules/edge/distribution-logs";
import { FrontendDistribution } from "../../modules/edge/frontend-distribution";
import type { NameSettings } from "../../modules/edge/name-settings";
import { wafSettings } from "../../modules/edge/waf-settings";
import { WebAcl } from "../../modules/edge/web-acl";
import { check } from "../../modules/shared/check";
import { word } from "../../modules/shared/fields";
import type { Posture } from "../../modules/shared/posture";
import { AccessLogBucket } from "../../modules/storage/access-log-bucket";
import { PrivateBucket } from "../../modules/storage/private-bucket";
import type { ZoneOf } from "../dns-stack";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";
import type { StorageSettings } from "./storage-stack";

/** CloudFront takes certificate, web ACL and log delivery of this region only. */
const CLOUDFRONT_REGION = "us-east-1";

/** What an environment says about the way to its frontend. */
export const edgeSettings = v.strictObject({
  /** Edge locations that serve: `PriceClass_100` is North America and Europe, `PriceClass_All` all of them. */
  priceClass: word("PriceClass_100", "PriceClass_200", "PriceClass_All"),
  /** The web ACL before the distribution. */
  waf: wafSettings,
});

export interface EdgeStackProps {
  readonly edge: v.InferOutput<typeof edgeSettings>;
  readonly names: NameSettings;
  readonly zoneId: ZoneOf;
  readonly storage: StorageSettings;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** What the world sees of partner. The frontend's bucket lives here, beside the one policy that lets it be served. */
export class EdgeStack extends PlatformStack {
  readonly frontend: PrivateBucket;
  readonly distribution: FrontendDistribution;
  /** None where the settings say so. */
  readonly webAcl?: WebAcl;

  constructor(app: App, identity: StackIdentity, props: EdgeStackProps) {
    super(app, identity);
    const { edge, names, storage, keyArn, logDays, data } = props;
    check(this, [
      this.region !== CLOUDFRONT_REGION &&
        `region must be ${CLOUDFRONT_REGION} for a frontend by CloudFront, got "${this.region}"`,
    ]);
    const { domain } = names;
    const zoneId = props.zoneId(this);
    const named = uniqueBucketNames(this, this.prefix, this.account);
    const accessLogs = new AccessLogBucket(this, "access-logs", {
      name: named("edge-logs"),
      accountId: this.account.id,
      days: storage.accessLogDays,
      data,
    });
    this.frontend = new PrivateBucket(this, "frontend", {
      name: named("frontend"),
      keyArn,
      noncurrentVersionDays: storage.noncurrentVersionDays,
      tiering: "intelligent",
      accessLogBucket: accessLogs.bucketName,
      data,
    });

    const name = `${this.prefix}-frontend`;
    const { arn: certificateArn } = new Certificate(this, "certificate", { domain, zoneId });
    if (edge.waf !== "none") {
      const { requestsPer5Minutes } = edge.waf;
      this.webAcl = new WebAcl(this, "web-acl", { name, scope: "CLOUDFRONT", requestsPer5Minutes, keyArn, logDays });
    }
    this.distribution = new FrontendDistribution(this, "distribution", {
      name,
      domain,
      certificateArn,
      bucket: this.frontend,
      callsTo: [`https://api.${domain}`, `wss://ws.${domain}`],
      priceClass: edge.priceClass,
      webAclArn: this.webAcl?.arn,
    });
    new DistributionLogs(this, "distribution-logs", {
      name,
      accountId: this.account.id,
      distributionArn: this.distribution.arn,
      bucket: accessLogs,
    });
    new AliasRecord(this, "alias", { zoneId, name: domain, target: this.distribution });

    this.output("frontend_url", `https://${domain}`, "Address of the web frontend");
    this.output("frontend_bucket", this.frontend.bucketName, "Files of the web frontend");
    this.output("distribution_id", this.distribution.distributionId, "Distribution whose cache a new frontend invalidates");
    this.output("distribution_domain_name", this.distribution.domainName, "The distribution's own name");
  }
}
