import type { App } from "cdktf";
import type { ApiSettings } from "../../modules/api/api-settings";
import type { BeanstalkNetwork } from "../../modules/compute/beanstalk-options";
import { AliasRecord } from "../../modules/edge/alias-record";
import { Certificate } from "../../modules/edge/certificate";
import { WebAcl } from "../../modules/edge/web-acl";
import { except } from "../../modules/governance/exceptions";
import type { Posture } from "../../modules/shared/posture";
import { AccessLogBucket } from "../../modules/storage/access-log-bucket";
import { PrivateBucket } from "../../modules/storage/private-bucket";
import type { ZoneOf } from "../dns-stack";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";
import { ApiOnBeanstalk } from "./api-on-beanstalk";
import { ApiOnLambda } from "./api-on-lambda";
import type { Application } from "./application";
import type { NetworkStack } from "./network-stack";

/** Days a source bundle can be brought back after it was deleted. */
const BUNDLE_DAYS = 30;

export interface ApiStackProps {
  readonly api: ApiSettings;
  /** The API answers at `api.<name>`. */
  readonly domain: { readonly name: string; readonly zoneId: ZoneOf };
  /** Name of API Gateway's stage: the environment's. */
  readonly stageName: string;
  readonly network: NetworkStack;
  /** What the API works with. */
  readonly application: Application;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Partner's REST API under a name of its own, behind a web ACL. What runs it is one word of the settings. */
export class ApiStack extends PlatformStack {
  readonly rest: ApiOnLambda | ApiOnBeanstalk;
  /** None where the settings say so. */
  readonly webAcl?: WebAcl;

  constructor(app: App, identity: StackIdentity, props: ApiStackProps) {
    super(app, identity);
    const { api, domain, keyArn, logDays } = props;
    const domainName = `api.${domain.name}`;
    const zoneId = domain.zoneId(this);
    const { arn: certificateArn } = new Certificate(this, "certificate", { domain: domainName, zoneId });

    this.rest = this.runtime(props, { domainName, certificateArn });
    if (api.waf !== "none") {
      const { requestsPer5Minutes } = api.waf;
      const name = `${this.prefix}-api`;
      this.webAcl = new WebAcl(this, "web-acl", { name, scope: "REGIONAL", requestsPer5Minutes, keyArn, logDays });
      this.webAcl.guard("api", this.rest.guardedArn);
    } else if (api.runtime === "lambda") {
      except(this.rest, "restStageHasWebAcl", 'this environment asks for waf "none", for its price');
    }
    new AliasRecord(this, "alias", { zoneId, name: domainName, target: this.rest.endpoint });

    this.output("api_url", `https://${domainName}`, "Address of the REST API");
    this.output("api_health_url", `https://${domainName}/health`, "Answers 200 when the REST API is up");
    this.deploymentOutputs();
  }

  private runtime(props: ApiStackProps, address: { domainName: string; certificateArn: string }): ApiOnLambda | ApiOnBeanstalk {
    const { api, stageName, network, application, keyArn, logDays } = props;
    const name = `${this.prefix}-api`;
    if (api.runtime === "lambda") {
      const home = network.tiers.homeFor(network.groups.lambda);
      return new ApiOnLambda(this, "lambda", { name, api, stageName, home, address, application });
    }
    return new ApiOnBeanstalk(this, "beanstalk", {
      name,
      api,
      home: { accountId: this.account.id, region: this.region, keyArn, logDays },
      network: beanstalkNetwork(network),
      certificateArn: address.certificateArn,
      buckets: this.buckets(props),
      application,
    });
  }

  private buckets({ keyArn, logDays, data }: ApiStackProps) {
    const named = uniqueBucketNames(this, this.prefix, this.account);
    const accessLogs = new AccessLogBucket(this, "access-logs", {
      name: named("api-logs"),
      accountId: this.account.id,
      days: logDays,
      data,
    });
    const bundles = new PrivateBucket(this, "bundles", {
      name: named("api-bundles"),
      keyArn,
      noncurrentVersionDays: BUNDLE_DAYS,
      tiering: "standard",
      accessLogBucket: accessLogs.bucketName,
      data,
    });
    return { accessLogs, bundles };
  }

  /** What CI needs to deploy. */
  private deploymentOutputs(): void {
    if (this.rest.runtime === "lambda") {
      this.output(
        "api_function",
        this.rest.live.functionName,
        "Function that CI deploys the API to; callers reach its alias live",
      );
      return;
    }
    const { environmentName, domainName } = this.rest.environment;
    this.output("api_environment", environmentName, "Elastic Beanstalk environment, and application, that CI deploys the API to");
    this.output("api_load_balancer", domainName, "Host name of the environment's load balancer, for inquiries only");
  }
}

function beanstalkNetwork({ tiers, groups }: NetworkStack): BeanstalkNetwork {
  const { vpc, publicTier, privateTier } = tiers;
  return {
    vpcId: vpc.vpcId,
    instanceSubnetIds: privateTier.subnetIds,
    instanceGroupId: groups.beanstalk.groupId,
    loadBalancerSubnetIds: publicTier.subnetIds,
    loadBalancerGroupId: groups.beanstalkLb.groupId,
  };
}
