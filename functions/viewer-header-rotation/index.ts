import { setTimeout as pause } from "node:timers/promises";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { WAFV2Client } from "@aws-sdk/client-wafv2";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { originHeader } from "../origin-header/header";
import { rotate } from "../rotation/rotate";
import { patternGate } from "./pattern-set";
import { functionSender } from "./viewer-function";

/** A change reaches all edge locations within some minutes; the rest of the function's fifteen is to end in order. */
const WAIT_SECONDS = 660;
const PAUSE_MS = 10_000;
/** A changed set of patterns holds within seconds to minutes. Source: WAF developer guide, "IP sets and regex pattern sets". */
const SETTLE_MS = 120_000;

const edge = new CloudFrontClient({});
const firewalls = new WAFV2Client({});
const surroundings = {
  secrets: new SecretsManagerClient({}),
  clock: { now: () => Date.now(), pause },
  waitSeconds: WAIT_SECONDS,
  pauseMs: PAUSE_MS,
  settleMs: SETTLE_MS,
};

/** What Secrets Manager calls on the secret's schedule, once per step. */
export async function handler(event: SecretsManagerRotationEvent): Promise<void> {
  const { HEADER_NAME, FIRST_VALUE, FUNCTION_NAME, DISTRIBUTION_ID, PATTERN_SET_NAME, PATTERN_SET_ID } = process.env;
  const header = { name: String(HEADER_NAME), firstValue: String(FIRST_VALUE) };
  const sender = functionSender(edge, { name: String(FUNCTION_NAME), distributionId: String(DISTRIBUTION_ID) });
  const gate = patternGate(firewalls, { name: String(PATTERN_SET_NAME), id: String(PATTERN_SET_ID) });
  await rotate(event, surroundings.secrets, originHeader(header, sender, gate, surroundings));
  console.log(JSON.stringify({ step: event.Step, secret: event.SecretId, version: event.ClientRequestToken }));
}
