import type { App } from "cdktf";
import { HttpApi } from "../../modules/api/http-api";
import type { HttpSettings } from "../../modules/api/http-settings";
import { VpcLink } from "../../modules/api/vpc-link";
import { AliasRecord } from "../../modules/edge/alias-record";
import { Certificate } from "../../modules/edge/certificate";
import { FrontendDistribution } from "../../modules/edge/frontend-distribution";
import type { InternalLoadBalancer } from "../../modules/edge/internal-load-balancer";
import type { WebAcl } from "../../modules/edge/web-acl";
import type { PrivateBucket } from "../../modules/storage/private-bucket";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { PublicFiles, type PublicFilesProps } from "../public-files";
import type { NetworkStack } from "../student-helper/network-stack";
import { HEALTH_PATH } from "../student-helper/ports";

export interface EdgeStackProps extends PublicFilesProps {
  readonly api: HttpSettings;
  readonly network: NetworkStack;
  /** The backend's. */
  readonly loadBalancer: InternalLoadBalancer;
}

/** What the world sees of student-helper-v1: the frontend by CloudFront, and the HTTP API that leads into the VPC. */
export class EdgeStack extends PlatformStack {
  readonly frontend: PrivateBucket;
  readonly distribution: FrontendDistribution;
  /** None where the settings say so. */
  readonly webAcl?: WebAcl;
  readonly api: HttpApi;
  /** Key of the region that CloudFront is watched from. */
  readonly watchKeyArn: string;

  constructor(app: App, identity: StackIdentity, props: EdgeStackProps) {
    super(app, identity);
    const { domain } = props;
    const files = new PublicFiles(this, identity, props);
    const bucket = files.bucket("frontend");
    const apiName = `api.${domain}`;
    const callsTo = [`https://${apiName}`];
    const { distribution, webAcl, watchKeyArn } = files.publish(
      "frontend",
      domain,
      (basics) => new FrontendDistribution(this, "distribution", { ...basics, bucket, callsTo }),
    );
    this.api = this.addApi(apiName, files.zoneId, props);
    this.frontend = bucket;
    this.distribution = distribution;
    this.webAcl = webAcl;
    this.watchKeyArn = watchKeyArn;

    this.output("frontend_bucket", bucket.bucketName, "Files of the web frontend");
    this.output("frontend_url", `https://${domain}`, "Address of the web frontend");
    this.output("api_endpoint", this.api.url, "Address of the API");
    this.output("cloudfront_domain", distribution.domainName, "The distribution's own name");
    this.output("distribution_id", distribution.distributionId, "Distribution whose cache a new frontend invalidates");
  }

  private addApi(domainName: string, zoneId: string, props: EdgeStackProps): HttpApi {
    const { api: settings, network, loadBalancer, keyArn, logDays } = props;
    const { arn: certificateArn } = new Certificate(this, "api-certificate", { domain: domainName, zoneId });
    const { linkId } = new VpcLink(this, "vpc-link", {
      name: this.prefix,
      subnetIds: network.tiers.private.subnetIds,
      securityGroupId: network.groups.vpcLink.groupId,
    });
    const api = new HttpApi(this, "api", {
      name: `${this.prefix}-api`,
      description: "REST and uploads of student-helper-v1",
      backend: { vpcLinkId: linkId, listenerArn: loadBalancer.listenerArn },
      settings,
      healthPath: HEALTH_PATH,
      logs: { logDays, keyArn },
      address: { domainName, certificateArn },
    });
    new AliasRecord(this, "api-alias", { zoneId, name: domainName, target: api.domain });
    return api;
  }
}
