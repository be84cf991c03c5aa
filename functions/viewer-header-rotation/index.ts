import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { WAFV2Client } from "@aws-sdk/client-wafv2";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { originHeader } from "../origin-header/header";
import { surroundingsFor } from "../origin-header/surroundings";
import { rotate } from "../rotation/rotate";
import { patternGate } from "./pattern-set";
import { functionSender } from "./viewer-function";

/** A change reaches all edge locations within some minutes. */
const WAIT_SECONDS = 660;
/** A changed set of patterns holds within seconds to minutes. Source: WAF developer guide, "IP sets and regex pattern sets". */
const SETTLE_SECONDS = 120;

const edge = new CloudFrontClient({});
const firewalls = new WAFV2Client({});
const surroundings = surroundingsFor(WAIT_SECONDS, SETTLE_SECONDS);

/** What Secrets Manager calls on the secret's schedule, once per step. */
export async function handler(event: SecretsManagerRotationEvent): Promise<void> {
  const { HEADER_NAME, FIRST_VALUE, FUNCTION_NAME, DISTRIBUTION_ID, PATTERN_SET_NAME, PATTERN_SET_ID } = process.env;
  const header = { name: String(HEADER_NAME), firstValue: String(FIRST_VALUE) };
  const sender = functionSender(edge, { name: String(FUNCTION_NAME), distributionId: String(DISTRIBUTION_ID) });
  const gate = patternGate(firewalls, { name: String(PATTERN_SET_NAME), id: String(PATTERN_SET_ID) });
  await rotate(event, surroundings.secrets, originHeader(header, sender, gate, surroundings));
  console.log(JSON.stringify({ step: event.Step, secret: event.SecretId, version: event.ClientRequestToken }));
}
