import type { App } from "cdktf";
import { HttpApiAlarms } from "../modules/monitoring/http-api-alarms";
import { behindVpcLink } from "../stacks/student-helper/backend-entry";
import { EdgeStack } from "../stacks/student-helper-v1/edge-stack";
import { studentHelperHalf } from "./student-helper-half";
import type { StudentHelperV1Settings } from "./student-helper-v1-settings";
import { watchStudentHelper } from "./student-helper-watching";

/**
 * The first version of Student Helper: its frontend by CloudFront, its API by API Gateway and a VPC link to an internal
 * load balancer before the backend. All behind it is the half that it shares with its successor.
 *
 *     student-helper-half.ts: … ── application ── edge ── watching
 */
export function studentHelperV1(app: App, settings: StudentHelperV1Settings): void {
  const { storage, names, data, logDays } = settings;
  const half = studentHelperHalf(app, "student-helper-v1", settings, behindVpcLink);
  const { layer, zoneId, keyArn, network, application } = half;
  const edge = new EdgeStack(app, layer("edge"), {
    edge: settings.edge,
    api: settings.api,
    domain: names.domain,
    zoneId,
    storage,
    network,
    loadBalancer: application.loadBalancer,
    keyArn,
    logDays,
    data,
  });
  const { api } = edge;
  watchStudentHelper(app, settings, half, {
    edge,
    functions: [],
    alarms: ({ scope, named }) => [
      new HttpApiAlarms(scope, "http-api", {
        ...named("api"),
        api: { id: api.apiId, stage: api.stageName },
        ...settings.watching.thresholds,
      }),
    ],
    accessLogGroups: [api.accessLogGroup],
  });
}
