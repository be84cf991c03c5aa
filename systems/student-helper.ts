import type { App } from "cdktf";
import { behindCloudfront } from "../stacks/student-helper/backend-entry";
import { EdgeStack } from "../stacks/student-helper/edge-stack";
import { studentHelperHalf } from "./student-helper-half";
import type { StudentHelperSettings } from "./student-helper-settings";
import { watchStudentHelper } from "./student-helper-watching";

/**
 * Student Helper: a single-page frontend, its API and its WebSockets under one name by CloudFront, which alone reaches the
 * load balancer before the backend. All behind it is the half that it shares with its first version.
 *
 *     student-helper-half.ts: … ── application ── edge ── watching
 */
export function studentHelper(app: App, settings: StudentHelperSettings): void {
  const { storage, names, data, logDays } = settings;
  const half = studentHelperHalf(app, "student-helper", settings, behindCloudfront);
  const { layer, zoneId, keyArn, application } = half;
  const edge = new EdgeStack(app, layer("edge"), {
    edge: settings.edge,
    domain: names.domain,
    zoneId,
    storage,
    loadBalancer: application.loadBalancer,
    rotationDays: settings.secrets.rotationDays,
    keyArn,
    logDays,
    data,
  });
  watchStudentHelper(app, settings, half, {
    edge,
    functions: [["origin-header-rotation", edge.originHeader.rotation]],
    alarms: () => [],
    accessLogGroups: [],
  });
}
