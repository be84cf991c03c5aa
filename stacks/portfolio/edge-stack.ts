import type { App } from "cdktf";
import { AssetDistribution } from "../../modules/edge/asset-distribution";
import type { WebAcl } from "../../modules/edge/web-acl";
import type { PrivateBucket } from "../../modules/storage/private-bucket";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { PublicFiles, type PublicFilesProps } from "../public-files";

/** The files beside the site, by CloudFront. */
export class EdgeStack extends PlatformStack {
  /** Files of a release: CI puts them there. */
  readonly static: PrivateBucket;
  /** Files of users: the backend puts them there. */
  readonly media: PrivateBucket;
  readonly hostName: string;
  readonly distribution: AssetDistribution;
  /** None where the settings say so. */
  readonly webAcl?: WebAcl;

  constructor(app: App, identity: StackIdentity, props: PublicFilesProps) {
    super(app, identity);
    const { domain } = props;
    const files = new PublicFiles(this, identity, props);
    const buckets = { static: files.bucket("static"), media: files.bucket("media") };
    this.static = buckets.static;
    this.media = buckets.media;
    this.hostName = `static.${domain}`;
    const siteOrigins = [`https://${domain}`, `https://www.${domain}`];
    const { distribution, webAcl } = files.publish(
      "static",
      this.hostName,
      (basics) => new AssetDistribution(this, "distribution", { ...basics, buckets, siteOrigins }),
    );
    this.distribution = distribution;
    this.webAcl = webAcl;

    this.output("static_url", `https://${this.hostName}`, "Address of static files, and below /media/ of users' files");
    this.output("static_bucket", this.static.bucketName, "Where CI puts a release's static files");
    this.output("media_bucket", this.media.bucketName, "Users' files, under keys that begin with media/");
    this.output("distribution_id", distribution.distributionId, "Distribution whose cache CI invalidates");
  }
}
