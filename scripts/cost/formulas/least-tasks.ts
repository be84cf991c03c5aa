import type { Estate, Placed } from "../../docs/estate";

/** How many tasks a service never goes below: what its autoscaling leaves it, or else what it is asked for. */
export function leastTasks(service: Placed, estate: Estate): number {
  const [scaling] = estate.referring(service, /^aws_appautoscaling_target$/);
  return Number(scaling?.values.min_capacity ?? service.values.desired_count ?? 0);
}
