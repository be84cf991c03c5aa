import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { originHeader } from "../origin-header/header";
import { surroundingsFor } from "../origin-header/surroundings";
import { rotate } from "../rotation/rotate";
import { distributionSender } from "./distribution";
import { ruleGate } from "./rule";

/** A change reaches all edge locations within some minutes. */
const WAIT_SECONDS = 810;
/** A changed rule holds within seconds. */
const SETTLE_SECONDS = 30;

const distributions = new CloudFrontClient({});
const balancers = new ElasticLoadBalancingV2Client({});
const surroundings = surroundingsFor(WAIT_SECONDS, SETTLE_SECONDS);

/** What Secrets Manager calls on the secret's schedule, once per step. */
export async function handler(event: SecretsManagerRotationEvent): Promise<void> {
  const { HEADER_NAME, FIRST_VALUE, RULE_ARN, DISTRIBUTION_ID } = process.env;
  const header = { name: String(HEADER_NAME), firstValue: String(FIRST_VALUE) };
  const sender = distributionSender(distributions, String(DISTRIBUTION_ID), header.name);
  const gate = ruleGate(balancers, String(RULE_ARN), header.name);
  await rotate(event, surroundings.secrets, originHeader(header, sender, gate, surroundings));
  console.log(JSON.stringify({ step: event.Step, secret: event.SecretId, version: event.ClientRequestToken }));
}
