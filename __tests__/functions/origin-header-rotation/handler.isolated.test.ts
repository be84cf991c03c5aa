import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { handler } from "../../../functions/origin-header-rotation";
import { eventOf, FakeSecrets, STEPS } from "../fake-secrets";
import { DISTRIBUTION, FIRST_VALUE, HEADER } from "../origin-header/header-edge";
import { FakeEdge, RULE } from "./fake-edge";

let edge: FakeEdge;
let secrets: FakeSecrets;
jest.mock("node:timers/promises", () => ({ setTimeout: (ms: number) => edge.clock.pause(ms) }));

/** Of the function, as `modules/edge/origin-header.ts` makes it. */
const TIMEOUT_SECONDS = 900;
const step = (name: string) => handler(eventOf(name));
/** Seconds that the work took. */
async function took(work: () => Promise<unknown>): Promise<number> {
  const began = edge.clock.now();
  await work();
  return (edge.clock.now() - began) / 1_000;
}
const givesUp = () =>
  took(() => expect(step("testSecret")).rejects.toThrow(`distribution ${DISTRIBUTION} must be Deployed within`));

beforeAll(() => {
  Object.assign(process.env, { HEADER_NAME: HEADER, FIRST_VALUE, RULE_ARN: RULE, DISTRIBUTION_ID: DISTRIBUTION });
  jest.spyOn(console, "log").mockImplementation(() => undefined);
  jest.spyOn(Date, "now").mockImplementation(() => edge.clock.now());
  const answeredBy = (fake: () => FakeEdge | FakeSecrets) => ((command: { input: object }) => fake().send(command)) as never;
  jest.spyOn(SecretsManagerClient.prototype, "send").mockImplementation(answeredBy(() => secrets));
  jest.spyOn(CloudFrontClient.prototype, "send").mockImplementation(answeredBy(() => edge));
  jest.spyOn(ElasticLoadBalancingV2Client.prototype, "send").mockImplementation(answeredBy(() => edge));
});
afterAll(() => jest.restoreAllMocks());
beforeEach(() => {
  edge = new FakeEdge();
  secrets = new FakeSecrets("f".repeat(64));
  secrets.begin("second");
});

test("the function rotates what its variables name, and gives up waiting before Lambda ends it", async () => {
  // Longer than it waits once, shorter than twice.
  edge.deploySeconds = 1_200;
  for (const name of STEPS.slice(0, 2)) await step(name);
  const seconds = await givesUp();
  expect(seconds).toBeGreaterThan(600);
  expect(seconds).toBeLessThanOrEqual(TIMEOUT_SECONDS - 30);
  for (const name of STEPS.slice(2)) await step(name);
  expect([edge.sent, edge.accepted, edge.refusals]).toEqual(["1".repeat(64), ["1".repeat(64)], []]);
});

test("the last step ends in time too, where it waits as long as it may and then a moment more for late edge locations", async () => {
  edge.deploySeconds = 1_200;
  for (const name of STEPS.slice(0, 2)) await step(name);
  const longest = await givesUp();
  await step("testSecret");
  edge.deploySeconds = longest;
  edge.kept()();
  const seconds = await took(() => step("finishSecret"));
  expect(seconds).toBeGreaterThan(longest);
  expect(seconds).toBeLessThanOrEqual(TIMEOUT_SECONDS - 30);
  expect([edge.accepted, edge.refusals]).toEqual([["1".repeat(64)], []]);
});
