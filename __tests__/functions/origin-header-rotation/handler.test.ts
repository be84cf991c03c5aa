import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { handler } from "../../../functions/origin-header-rotation";
import { eventOf, FakeSecrets, STEPS } from "../fake-secrets";
import { DISTRIBUTION, FakeEdge, FIRST_VALUE, HEADER, RULE } from "./fake-edge";

const edge = new FakeEdge();
const secrets = new FakeSecrets("f".repeat(64));
jest.mock("node:timers/promises", () => ({ setTimeout: (ms: number) => edge.clock.pause(ms) }));

/** Of the function, as `modules/edge/origin-header.ts` makes it. */
const TIMEOUT_SECONDS = 900;
const step = (name: string) => handler(eventOf(name));

beforeAll(() => {
  Object.assign(process.env, { HEADER_NAME: HEADER, FIRST_VALUE, RULE_ARN: RULE, DISTRIBUTION_ID: DISTRIBUTION });
  jest.spyOn(console, "log").mockImplementation(() => undefined);
  jest.spyOn(Date, "now").mockImplementation(() => edge.clock.now());
  const answeredBy = (fake: FakeEdge | FakeSecrets) => ((command: { input: object }) => fake.send(command)) as never;
  jest.spyOn(SecretsManagerClient.prototype, "send").mockImplementation(answeredBy(secrets));
  jest.spyOn(CloudFrontClient.prototype, "send").mockImplementation(answeredBy(edge));
  jest.spyOn(ElasticLoadBalancingV2Client.prototype, "send").mockImplementation(answeredBy(edge));
});
afterAll(() => jest.restoreAllMocks());

test("the function rotates what its variables name, and gives up waiting before Lambda ends it", async () => {
  secrets.begin("second");
  edge.deploySeconds = 1_500;
  for (const name of STEPS.slice(0, 2)) await step(name);
  const began = edge.clock.now();
  await expect(step("testSecret")).rejects.toThrow(`distribution ${DISTRIBUTION} must be Deployed within`);
  const seconds = (edge.clock.now() - began) / 1_000;
  expect(seconds).toBeGreaterThan(600);
  expect(seconds).toBeLessThanOrEqual(TIMEOUT_SECONDS - 30);
  for (const name of STEPS.slice(2)) await step(name);
  expect([edge.sent, edge.accepted, edge.refusals]).toEqual(["1".repeat(64), ["1".repeat(64)], []]);
});
