import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { WebAcl } from "../../modules/edge/web-acl";
import type { AlarmGroup } from "../../modules/monitoring/alarm";
import { DeadLetterAlarm } from "../../modules/monitoring/dead-letter-alarm";
import { DistributionAlarms } from "../../modules/monitoring/distribution-alarms";
import { InstanceGroupAlarms } from "../../modules/monitoring/instance-group-alarms";
import { LoadBalancerAlarms } from "../../modules/monitoring/load-balancer-alarms";
import { PostgresAlarms } from "../../modules/monitoring/postgres-alarms";
import type { AlarmsElsewhere } from "../alarms-elsewhere";
import type { SecurityStack } from "../security-stack";
import { functionAlarms, functionLogGroups, watchedFunctions } from "../watched-functions";
import { webAclAlarms } from "../watched-web-acls";
import type { Watch, Watched } from "../watching-stack";
import type { ApplicationStack } from "./application-stack";
import type { Balancer } from "./backend-entry";
import type { DatabaseStack } from "./database-stack";
import type { StorageStack } from "./storage-stack";
import type { StudentHelperThresholds } from "./watched-thresholds";

/** The stacks that hold something to watch, and what else of them is watched. */
export interface WatchedParts {
  readonly security: SecurityStack;
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
  readonly application: ApplicationStack<Balancer>;
  /** Functions that one of the two systems has besides, by role word; they run seldom. */
  readonly functions: Iterable<readonly [string, LambdaFunction]>;
  /** Alarms of what one of the two systems has besides. */
  readonly alarms: (watch: Watch) => readonly AlarmGroup[];
  readonly accessLogGroups: readonly string[];
}

/** As much of an edge stack as CloudFront counts. */
export interface WatchedEdge {
  readonly distribution: { readonly distributionId: string };
  readonly webAcl?: WebAcl;
  readonly watchKeyArn: string;
}

/** Either student helper as the watching stack takes it, but for what is counted in CloudFront's region. */
export function watchedStudentHelper(parts: WatchedParts, thresholds: StudentHelperThresholds, leastInstances: number): Watched {
  const { security, storage, database, application } = parts;
  const { identifier: instance, parameterGroupName: parameterGroup } = database.postgres;
  const functions = [
    ...watchedFunctions("often", [["doc-processor", application.processor]]),
    ...watchedFunctions("seldom", [...security.functions, ...storage.functions, ...database.functions, ...parts.functions]),
  ];
  return {
    alarms: (watch) => [
      ...parts.alarms(watch),
      ...applicationAlarms(application, thresholds, leastInstances, watch),
      new PostgresAlarms(watch.scope, "database", { ...watch.named("postgres"), instance, thresholds }),
      ...functionAlarms(watch, functions, thresholds),
    ],
    databases: [{ instance, parameterGroup }],
    functionLogGroups: functionLogGroups(functions),
    accessLogGroups: parts.accessLogGroups,
  };
}

function applicationAlarms(
  { loadBalancer, targets, backend, queue }: ApplicationStack<Balancer>,
  thresholds: StudentHelperThresholds,
  leastInstances: number,
  { scope, named }: Watch,
): AlarmGroup[] {
  return [
    new LoadBalancerAlarms(scope, "load-balancer", {
      ...named("alb"),
      arnSuffix: loadBalancer.arnSuffix,
      targets: { backend: targets.arnSuffix },
      thresholds,
    }),
    new InstanceGroupAlarms(scope, "backend-instances", {
      ...named("backend"),
      groupName: backend.name,
      leastInstances,
      thresholds,
    }),
    new DeadLetterAlarm(scope, "dead-letters", { ...named("doc-processor-dlq"), queueName: queue.deadLetterName }),
  ];
}

/** What is counted in CloudFront's region: the distribution, and the web ACL before it. */
export function watchedCloudfront(
  region: string,
  { distribution, webAcl, watchKeyArn }: WatchedEdge,
  thresholds: StudentHelperThresholds,
): AlarmsElsewhere {
  const { distributionErrorPercent: errorPercent } = thresholds;
  const { distributionId } = distribution;
  const webAcls = webAcl ? [{ role: "frontend", metricName: webAcl.aclName, scope: "cloudfront" } as const] : [];
  return {
    region,
    keyArn: watchKeyArn,
    alarms: (watch) => [
      new DistributionAlarms(watch.scope, "distribution", { ...watch.named("frontend"), distributionId, errorPercent, region }),
      ...webAclAlarms(watch, webAcls, thresholds),
    ],
  };
}
