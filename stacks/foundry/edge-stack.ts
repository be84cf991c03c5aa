import type { App } from "cdktf";
import { refusesIntrospection } from "../../modules/edge/introspection";
import { ServiceDistribution } from "../../modules/edge/service-distribution";
import { ViewerHeader } from "../../modules/edge/viewer-header";
import type { WebAcl } from "../../modules/edge/web-acl";
import type { PrivateBucket } from "../../modules/storage/private-bucket";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { PublicFiles, type PublicFilesProps } from "../public-files";
import type { OriginServices } from "./origin-services";

const GRAPHQL_PATH = "/graphql";

export interface EdgeStackProps extends PublicFilesProps {
  /** Web and API. */
  readonly services: OriginServices;
  /** `refused`: nobody gets the schema of the API by asking it. */
  readonly introspection: "open" | "refused";
  /** The secret header between CloudFront and its origins gets a new value after as many days. */
  readonly rotationDays: number;
}

/** What the world sees of foundry: pages, API and public files under one name, by CloudFront. */
export class EdgeStack extends PlatformStack {
  readonly public: PrivateBucket;
  readonly distribution: ServiceDistribution;
  /** None where the settings say so. */
  readonly webAcl?: WebAcl;
  readonly originHeader: ViewerHeader;

  constructor(app: App, identity: StackIdentity, props: EdgeStackProps) {
    super(app, identity);
    const { services, introspection, rotationDays, domain, keyArn, logDays, data } = props;
    const { account, region, path } = this;
    // People ask models about code: what looks like an attack in there is none.
    const files = new PublicFiles(this, identity, { ...props, suspectBodies: "counted" });
    const bucket = files.bucket("public");
    const { distribution, webAcl } = files.publish(
      "site",
      domain,
      (basics) => new ServiceDistribution(this, "distribution", { ...basics, origins: services.origins, bucket }),
    );
    if (introspection === "refused") webAcl?.refuse(refusesIntrospection(GRAPHQL_PATH));
    this.originHeader = new ViewerHeader(this, "origin-header", {
      name: `${path}/origin-header`,
      home: { accountId: account.id, region, keyArn, logDays },
      rotationDays,
      sender: distribution.header,
      distribution: { id: distribution.distributionId, arn: distribution.arn },
      gate: services.gate.patterns,
      data,
    });
    this.public = bucket;
    this.distribution = distribution;
    this.webAcl = webAcl;

    this.output("site_url", `https://${domain}`, "Address of the application");
    this.output("graphql_url", `https://${domain}${GRAPHQL_PATH}`, "Where the API answers");
    this.output("public_bucket", bucket.bucketName, "Files for everybody, under keys that begin with public/");
    this.output("distribution_id", distribution.distributionId, "Distribution whose cache a new release invalidates");
  }
}
