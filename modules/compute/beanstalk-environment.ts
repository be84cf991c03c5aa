import { DataAwsElasticBeanstalkSolutionStack } from "@cdktf/provider-aws/lib/data-aws-elastic-beanstalk-solution-stack";
import { DataAwsLbHostedZoneId } from "@cdktf/provider-aws/lib/data-aws-lb-hosted-zone-id";
import { ElasticBeanstalkEnvironment } from "@cdktf/provider-aws/lib/elastic-beanstalk-environment";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { check, nameProblem } from "../shared/check";
import type { BeanstalkApplication } from "./beanstalk-application";
import { type BeanstalkOptionsProps, beanstalkOptions } from "./beanstalk-options";
import { logDayProblems } from "./beanstalk-settings";

/** Longest name of an environment. Source: Elastic Beanstalk API reference, "CreateEnvironment". */
const MAX_ENVIRONMENT_NAME = 40;
/** The newest Node.js 22 on Amazon Linux 2023. */
const PLATFORM = "^64bit Amazon Linux 2023 v[0-9.]+ running Node\\.js 22$";
/** A first start makes a load balancer and instances. */
const READY_TIMEOUT = "30m";
/** Files that the Node.js platform streams. Source: Elastic Beanstalk developer guide, "Using Elastic Beanstalk with Amazon CloudWatch Logs". */
const STREAMED = {
  health: "environment-health.log",
  engine: "var/log/eb-engine.log",
  hooks: "var/log/eb-hooks.log",
  application: "var/log/web.stdout.log",
  access: "var/log/nginx/access.log",
  errors: "var/log/nginx/error.log",
};

export interface BeanstalkEnvironmentProps {
  readonly name: string;
  readonly description: string;
  readonly application: BeanstalkApplication;
  readonly options: BeanstalkOptionsProps;
  /** Encrypts the logs; admits the `logs` service. */
  readonly keyArn: string;
  /** What must be there before it starts: policies of its roles and of the bucket for access logs. */
  readonly ready: readonly ITerraformDependable[];
}

/**
 * A load-balanced environment in a VPC: HTTPS only, enhanced health (ElasticBeanstalk.1), managed updates (.2), logs
 * streamed (.3). Which version runs is CI's decision, and which platform that of the managed updates. Elastic Beanstalk
 * has no option for its load balancer's deletion protection and for dropping malformed headers (ELB.6, ELB.4).
 */
export class BeanstalkEnvironment extends Construct {
  readonly environmentName: string;
  readonly loadBalancerArn: string;
  /** The load balancer, as a DNS record points at it. */
  readonly domainName: string;
  readonly hostedZoneId: string;
  readonly logGroupNames: readonly string[];
  readonly resource: ElasticBeanstalkEnvironment;

  constructor(scope: Construct, id: string, props: BeanstalkEnvironmentProps) {
    super(scope, id);
    const { name, description, application, options, keyArn, ready } = props;
    const { logDays: days } = options;
    check(this, [
      nameProblem("name", name, MAX_ENVIRONMENT_NAME),
      ...logDayProblems(days).map(({ message }) => `logDays ${message}, got ${days}`),
    ]);
    // It would make them without a key. Groups that are there stay as they are, as after an environment's end.
    const logs = Object.entries(STREAMED).map(
      ([role, file]) => new LogGroup(this, `logs-${role}`, { name: `/aws/elasticbeanstalk/${name}/${file}`, days, keyArn }),
    );
    const platform = new DataAwsElasticBeanstalkSolutionStack(this, "platform", { mostRecent: true, nameRegex: PLATFORM });
    this.resource = new ElasticBeanstalkEnvironment(this, "environment", {
      name,
      description,
      application: application.applicationName,
      versionLabel: application.firstVersion,
      solutionStackName: platform.name,
      setting: beanstalkOptions(options),
      waitForReadyTimeout: READY_TIMEOUT,
      lifecycle: { ignoreChanges: ["version_label", "solution_stack_name"] },
      dependsOn: [...ready, ...logs.map(({ resource }) => resource)],
    });
    this.environmentName = this.resource.name;
    this.loadBalancerArn = Fn.element(this.resource.loadBalancers, 0);
    this.domainName = this.resource.endpointUrl;
    this.hostedZoneId = new DataAwsLbHostedZoneId(this, "load-balancer-zone", { loadBalancerType: "application" }).id;
    this.logGroupNames = logs.map(({ groupName }) => groupName);
  }
}
