import { blocks } from "../../../modules/governance/rule";
import { type Formula, part, sum } from "../formula";
import { leastTasks } from "./least-tasks";

/** An estimate: as many of the cluster, of each service, of each family and of each task. */
const METRICS = 25;

/** What Container Insights measures; the cluster itself is free. */
export const ecsCluster: Formula = (cluster, estate) => {
  const insights = blocks(cluster, "setting").some(
    ({ values: { name, value } }) => name === "containerInsights" && value !== "disabled",
  );
  if (!insights) return [];
  const services = estate.referring(cluster, /^aws_ecs_service$/);
  const measured = 1 + 2 * services.length + sum(services.map((service) => leastTasks(service, estate)));
  return part("compute", "metric of Container Insights", cluster.region, METRICS * measured, "25 metrics each, a guess");
};
