import { AliasRecord } from "../../modules/edge/alias-record";
import type { BalancerKind, BalancerPlace } from "../../modules/edge/application-load-balancer";
import { Certificate } from "../../modules/edge/certificate";
import { HttpsLoadBalancer } from "../../modules/edge/https-load-balancer";
import type { Posture } from "../../modules/shared/posture";
import { AccessLogBucket } from "../../modules/storage/access-log-bucket";
import type { ZoneOf } from "../dns-stack";
import type { PlatformStack, StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";

/** As long as App Runner lets a request take. Source: App Runner developer guide, "Developing application code for App Runner". */
const IDLE_SECONDS = 120;

export interface HttpsEntryProps {
  /** Of the load balancer, behind the environment's name. */
  readonly role: string;
  /** Name that callers use; the certificate is for it. */
  readonly host: string;
  readonly zoneId: ZoneOf;
  readonly place: BalancerPlace;
  readonly faces: BalancerKind["faces"];
  /** Days the access logs are kept. */
  readonly accessLogDays: number;
  readonly data: Posture;
}

/** A load balancer before tasks, under a name of its own with a certificate, and where it logs. Once per stack. */
export function httpsEntry(
  stack: PlatformStack,
  { prefix, account, region }: StackIdentity,
  { role, host, zoneId: zoneOf, place, faces, accessLogDays: days, data }: HttpsEntryProps,
): HttpsLoadBalancer {
  const accountId = account.id;
  const zoneId = zoneOf(stack);
  const name = uniqueBucketNames(stack, prefix, account)(`${role}-logs`);
  const bucket = new AccessLogBucket(stack, "access-logs", { name, accountId, days, data });
  const { arn: certificateArn } = new Certificate(stack, "certificate", { domain: host, zoneId });
  const balancer = new HttpsLoadBalancer(stack, "load-balancer", {
    name: `${prefix}-${role}`,
    place,
    certificateArn,
    faces,
    idleTimeoutSeconds: IDLE_SECONDS,
    accessLogs: { bucket, accountId, region },
    data,
  });
  new AliasRecord(stack, "alias", { zoneId, name: host, target: balancer });
  return balancer;
}
