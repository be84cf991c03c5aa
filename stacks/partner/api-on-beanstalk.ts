import { Construct } from "constructs";
import type { BeanstalkApiSettings } from "../../modules/api/api-settings";
import { BeanstalkApplication } from "../../modules/compute/beanstalk-application";
import { BeanstalkEnvironment } from "../../modules/compute/beanstalk-environment";
import type { BeanstalkNetwork } from "../../modules/compute/beanstalk-options";
import { BeanstalkRoles } from "../../modules/compute/beanstalk-roles";
import type { FunctionHome } from "../../modules/compute/lambda-function";
import type { AliasTarget } from "../../modules/edge/alias-record";
import type { AccessLogBucket } from "../../modules/storage/access-log-bucket";
import { loadBalancerLogs } from "../../modules/storage/load-balancer-logs";
import type { PrivateBucket } from "../../modules/storage/private-bucket";
import type { Application } from "./application";

const ACCESS_LOG_PREFIX = "load-balancer";

export interface ApiOnBeanstalkProps {
  /** Name of the application and of its one environment. */
  readonly name: string;
  readonly api: BeanstalkApiSettings;
  readonly home: Omit<FunctionHome, "network">;
  readonly network: BeanstalkNetwork;
  readonly certificateArn: string;
  /** For the load balancer's logs and for the application's versions. */
  readonly buckets: { readonly accessLogs: AccessLogBucket; readonly bundles: PrivateBucket };
  readonly application: Application;
}

/** The REST API as instances behind a load balancer, run by Elastic Beanstalk. */
export class ApiOnBeanstalk extends Construct {
  readonly runtime = "beanstalk";
  readonly environment: BeanstalkEnvironment;
  /** What the API's name points at. */
  readonly endpoint: AliasTarget;
  /** What a web ACL stands before. */
  readonly guardedArn: string;

  constructor(scope: Construct, id: string, props: ApiOnBeanstalkProps) {
    super(scope, id);
    const { name, api, home, network, certificateArn, buckets, application } = props;
    const { accountId, region, keyArn, logDays } = home;
    const { accessLogs, bundles } = buckets;
    const roles = new BeanstalkRoles(this, "roles", {
      name,
      accountId,
      region,
      bundles: { arn: bundles.arn, keyArn },
      statements: application.statements,
    });
    accessLogs.admit(loadBalancerLogs({ bucketArn: accessLogs.resource.arn, prefix: ACCESS_LOG_PREFIX, accountId, region }));
    this.environment = new BeanstalkEnvironment(this, "environment", {
      name,
      description: "Answers the REST API",
      application: new BeanstalkApplication(this, "application", {
        name,
        description: "REST API",
        source: "beanstalk-placeholder",
        bundles,
        serviceRoleArn: roles.service.arn,
      }),
      options: {
        instances: api.instances,
        network,
        roles: { serviceRoleName: roles.service.resource.name, profileName: roles.profileName },
        certificateArn,
        accessLogs: { bucketName: accessLogs.bucketName, prefix: ACCESS_LOG_PREFIX },
        logDays,
        updatesAt: api.updatesAt,
        variables: { ...application.variables, CORS_ORIGINS: api.corsOrigins.join(",") },
      },
      keyArn,
      ready: [accessLogs.policy, ...roles.ready],
    });
    this.endpoint = this.environment;
    this.guardedArn = this.environment.loadBalancerArn;
  }
}
