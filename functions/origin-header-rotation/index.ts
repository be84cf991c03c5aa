import { setTimeout as pause } from "node:timers/promises";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { rotate } from "../rotation/rotate";
import { originHeader } from "./header";

/** A change reaches all edge locations within some minutes; the rest of the function's fifteen is to end in order. */
const WAIT_SECONDS = 840;
const PAUSE_MS = 10_000;
/** A changed rule holds within seconds. */
const SETTLE_MS = 30_000;

const surroundings = {
  secrets: new SecretsManagerClient({}),
  distributions: new CloudFrontClient({}),
  balancers: new ElasticLoadBalancingV2Client({}),
  clock: { now: () => Date.now(), pause },
  waitSeconds: WAIT_SECONDS,
  pauseMs: PAUSE_MS,
  settleMs: SETTLE_MS,
};

/** What Secrets Manager calls on the secret's schedule, once per step. */
export async function handler(event: SecretsManagerRotationEvent): Promise<void> {
  const { HEADER_NAME, FIRST_VALUE, RULE_ARN, DISTRIBUTION_ID } = process.env;
  const header = {
    name: String(HEADER_NAME),
    firstValue: String(FIRST_VALUE),
    ruleArn: String(RULE_ARN),
    distributionId: String(DISTRIBUTION_ID),
  };
  await rotate(event, surroundings.secrets, originHeader(header, surroundings));
  console.log(JSON.stringify({ step: event.Step, secret: event.SecretId, version: event.ClientRequestToken }));
}
