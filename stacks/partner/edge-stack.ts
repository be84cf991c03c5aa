import type { App } from "cdktf";
import { FrontendDistribution } from "../../modules/edge/frontend-distribution";
import type { WebAcl } from "../../modules/edge/web-acl";
import type { PrivateBucket } from "../../modules/storage/private-bucket";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { PublicFiles, type PublicFilesProps } from "../public-files";

/** What the world sees of partner: its frontend, by CloudFront. */
export class EdgeStack extends PlatformStack {
  readonly frontend: PrivateBucket;
  readonly distribution: FrontendDistribution;
  /** None where the settings say so. */
  readonly webAcl?: WebAcl;

  constructor(app: App, identity: StackIdentity, props: PublicFilesProps) {
    super(app, identity);
    const { domain } = props;
    const files = new PublicFiles(this, identity, props);
    const bucket = files.bucket("frontend");
    const callsTo = [`https://api.${domain}`, `wss://ws.${domain}`];
    const { distribution, webAcl } = files.publish(
      "frontend",
      domain,
      (basics) => new FrontendDistribution(this, "distribution", { ...basics, bucket, callsTo }),
    );
    this.frontend = bucket;
    this.distribution = distribution;
    this.webAcl = webAcl;

    this.output("frontend_url", `https://${domain}`, "Address of the web frontend");
    this.output("frontend_bucket", bucket.bucketName, "Files of the web frontend");
    this.output("distribution_id", distribution.distributionId, "Distribution whose cache a new frontend invalidates");
    this.output("distribution_domain_name", distribution.domainName, "The distribution's own name");
  }
}
