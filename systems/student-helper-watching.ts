import type { App } from "cdktf";
import type { LambdaFunction } from "../modules/compute/lambda-function";
import { CLOUDFRONT_REGION } from "../modules/edge/cloudfront-region";
import type { AlarmGroup } from "../modules/monitoring/alarm";
import type { Balancer } from "../stacks/student-helper/backend-entry";
import { type WatchedEdge, watchedCloudfront, watchedStudentHelper } from "../stacks/student-helper/watched-alarms";
import { type Watch, WatchingStack } from "../stacks/watching-stack";
import type { StudentHelperShared } from "./student-helper-entries";
import { PUBLISHERS, type StudentHelperHalf } from "./student-helper-half";

/** What one of the two systems has to watch besides the half that both have. */
export interface WatchedFront {
  readonly edge: WatchedEdge;
  /** Functions by role word; they run seldom. */
  readonly functions: readonly (readonly [string, LambdaFunction])[];
  readonly alarms: (watch: Watch) => readonly AlarmGroup[];
  readonly accessLogGroups: readonly string[];
}

/** Who hears of trouble in either system: what stands in front, and the half behind it. */
export function watchStudentHelper(
  app: App,
  settings: StudentHelperShared,
  half: StudentHelperHalf<Balancer>,
  { edge, ...front }: WatchedFront,
): void {
  const { watching, backend, logDays, data } = settings;
  new WatchingStack(app, half.layer("watching"), {
    watching,
    watched: watchedStudentHelper({ ...half, ...front }, watching.thresholds, backend.instances.least),
    elsewhere: watchedCloudfront(CLOUDFRONT_REGION, edge, watching.thresholds),
    publishers: PUBLISHERS,
    keyArn: half.keyArn,
    logDays,
    data,
  });
}
