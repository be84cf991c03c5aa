import type * as v from "valibot";
import type { AlarmGroup } from "../../modules/monitoring/alarm";
import { DeadLetterAlarm } from "../../modules/monitoring/dead-letter-alarm";
import { DistributionAlarms } from "../../modules/monitoring/distribution-alarms";
import { EnvironmentAlarms } from "../../modules/monitoring/environment-alarms";
import { PostgresAlarms } from "../../modules/monitoring/postgres-alarms";
import { RestApiAlarms } from "../../modules/monitoring/rest-api-alarms";
import {
  type ApiThresholds,
  apiThresholds,
  databaseThresholds,
  distributionThresholds,
  functionThresholds,
  webAclThresholds,
} from "../../modules/monitoring/thresholds";
import { watchingSettings } from "../../modules/monitoring/watching-settings";
import { WebsocketAlarms } from "../../modules/monitoring/websocket-alarms";
import { functionAlarms, functionLogGroups } from "../watched-functions";
import { webAclAlarms } from "../watched-web-acls";
import type { Watch, Watched } from "../watching-stack";
import type { WatchedParts } from "./watched-parts";

/** What an environment says about who hears of trouble in partner, and when. */
export const partnerWatching = watchingSettings({
  ...apiThresholds,
  ...functionThresholds,
  ...databaseThresholds,
  ...distributionThresholds,
  ...webAclThresholds,
});

/**
 * When its alarms go off.
 * @interface
 */
export type PartnerThresholds = v.InferOutput<typeof partnerWatching>["thresholds"];

/** Partner as the watching stack takes it. */
export function watchedPartner(parts: WatchedParts, thresholds: PartnerThresholds): Watched {
  return {
    alarms: (watch) => alarmsOf(parts, thresholds, watch),
    databases: [parts.database],
    functionLogGroups: functionLogGroups(parts.functions),
    accessLogGroups: parts.accessLogGroups,
  };
}

function alarmsOf(parts: WatchedParts, thresholds: PartnerThresholds, watch: Watch): AlarmGroup[] {
  const { api, functions, webSocketApi, deadLetters, database, distributionId, webAcls } = parts;
  const { scope, named, region } = watch;
  const { distributionErrorPercent: errorPercent } = thresholds;
  return [
    restAlarms(api, thresholds, watch),
    new WebsocketAlarms(scope, "websocket-api", { ...named("websocket"), ...thresholds, api: webSocketApi }),
    ...functionAlarms(watch, functions, thresholds),
    ...deadLetters.map(
      ({ role, queueName }) => new DeadLetterAlarm(scope, `dead-letters-${role}`, { ...named(`${role}-dlq`), queueName }),
    ),
    new PostgresAlarms(scope, "database", { ...named("postgres"), instance: database.instance, thresholds }),
    new DistributionAlarms(scope, "distribution", { ...named("frontend"), distributionId, errorPercent, region }),
    ...webAclAlarms(watch, webAcls, thresholds),
  ];
}

function restAlarms(api: WatchedParts["api"], thresholds: ApiThresholds, { scope, named }: Watch): AlarmGroup {
  return api.runtime === "lambda"
    ? new RestApiAlarms(scope, "rest-api", { ...named("rest"), ...thresholds, api })
    : new EnvironmentAlarms(scope, "environment", { ...named("rest"), ...api, thresholds });
}
