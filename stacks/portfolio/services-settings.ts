import * as v from "valibot";
import { fargateSettings } from "../../modules/compute/fargate-settings";
import { prodWafProblems, wafSettings } from "../../modules/edge/waf-settings";
import { logDays, word } from "../../modules/shared/fields";
import type { Problem } from "../../modules/shared/problems";

export const servicesSettings = v.strictObject({
  /** Next.js. */
  frontend: fargateSettings,
  /** FastAPI. */
  backend: fargateSettings,
  /** Days that the containers' logs are kept, whatever the environment's other logs are. */
  logDays,
  /** `ecs-exec` lets people with the permission run commands in a container; what they type is logged. */
  shell: word("none", "ecs-exec"),
  /** The web ACL before the load balancer. */
  waf: wafSettings,
});

/**
 * What an environment says about its containers and the load balancer before them.
 * @interface
 */
export type ServicesSettings = v.InferOutput<typeof servicesSettings>;

const FEWEST_PROD_LOG_DAYS = 30;

/** What production must have. */
export function prodServiceProblems(services: Partial<ServicesSettings> | undefined): Problem[] {
  const problems: Problem[] = [];
  const refuse = (path: string[], message: string, given: unknown) => problems.push({ path, message, given });
  for (const role of ["frontend", "backend"] as const) {
    if (services?.[role]?.tasks?.least === 1) {
      refuse([role, "tasks", "least"], "must be 2 or more in prod, one in each zone", 1);
    }
  }
  const days = services?.logDays;
  if (v.is(logDays, days) && days < FEWEST_PROD_LOG_DAYS) {
    refuse(["logDays"], `must be ${FEWEST_PROD_LOG_DAYS} or more in prod`, days);
  }
  if (services?.shell === "ecs-exec") refuse(["shell"], 'must be "none" in prod', "ecs-exec");
  return [...problems, ...prodWafProblems(services?.waf)];
}
