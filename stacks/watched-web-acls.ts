import type { AlarmGroup } from "../modules/monitoring/alarm";
import type { WebAclThresholds } from "../modules/monitoring/thresholds";
import { WebAclAlarm } from "../modules/monitoring/web-acl-alarm";
import type { Watch } from "./watching-stack";

/** A web ACL and what it is called in alarms. */
export interface WatchedWebAcl {
  /** Role word of what it stands before, e.g. `api`. */
  readonly role: string;
  readonly metricName: string;
  readonly scope: "cloudfront" | "regional";
}

/** An alarm about each web ACL. */
export function webAclAlarms(
  { scope, named, region }: Watch,
  webAcls: readonly WatchedWebAcl[],
  { blockedRequestsPer5Minutes: blockedPer5Minutes }: WebAclThresholds,
): AlarmGroup[] {
  return webAcls.map(({ role, metricName, scope: where }) => {
    const counted = { metricName, scope: where === "cloudfront" ? where : { region }, blockedPer5Minutes };
    return new WebAclAlarm(scope, `web-acl-${role}`, { ...named(`${role}-waf`), ...counted });
  });
}
