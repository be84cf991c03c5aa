import type { ServiceSize } from "../../modules/compute/service-size";
import type { HttpsLoadBalancer } from "../../modules/edge/https-load-balancer";
import type { HealthCheck } from "../../modules/edge/target-basics";
import type { TargetGroup } from "../../modules/edge/target-group";

// What all services have that run as tasks of ECS.

/** Asked every half minute; a task that misses three answers in a row is replaced. */
export const CHECKED: Omit<HealthCheck, "path"> = { intervalSeconds: 30, timeoutSeconds: 5, healthyAfter: 2, unhealthyAfter: 3 };
/** Longer than an answer takes, shorter than people wait for a deployment. */
export const DRAIN_SECONDS = 30;
/** What images must be made for: any number but root's 0. It is user `node` of Node.js's own images. */
export const USER = "1000:1000";
/** Folders that a task may write into: the rest of its file system is read-only. */
export const WRITABLE = ["/tmp"];

/** A service's size as Fargate says it. */
export const fargateSize = ({ cpuUnits, memoryMiB, instances }: ServiceSize) => ({ cpuUnits, memoryMiB, tasks: instances });

/** A target group as the source of a service's requests. */
export const trafficOf = (balancer: HttpsLoadBalancer, targets: TargetGroup) => ({
  targetGroupArn: targets.arn,
  targetGroupSuffix: targets.arnSuffix,
  loadBalancerSuffix: balancer.arnSuffix,
  ready: [targets.ready],
});
