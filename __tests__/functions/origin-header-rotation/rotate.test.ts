import { FakeSecrets, STEPS } from "../fake-secrets";
import { DISTRIBUTION, FIRST_VALUE, HEADER } from "../origin-header/header-edge";
import { made } from "../origin-header/header-rotation";
import { begun } from "./begun";
import { FakeEdge, RULE } from "./fake-edge";

const namesOf = (edge: FakeEdge) => edge.calls.map(({ name }) => name);

test.each([1, 2])(
  "after four steps, each called %d times, both sides have a secret value and Terraform's first one is refused",
  async (times) => {
    const edge = new FakeEdge();
    const { secrets, step } = begun(edge);
    for (const name of STEPS) for (let time = 0; time < times; time++) await step(name);
    expect(secrets.holderOf("AWSCURRENT")).toEqual(["second", expect.objectContaining({ value: made(1) })]);
    expect([edge.sent, edge.status, edge.accepted]).toEqual([made(1), "Deployed", [made(1)]]);
    expect(edge.refusals).toEqual([]);
    expect(secrets.made).toBe(1);
  },
);

test("the rule takes the new value before the distribution sends it, and the first one until no edge location sends that", async () => {
  const edge = new FakeEdge();
  const { step } = begun(edge);
  for (const name of STEPS.slice(0, 2)) await step(name);
  expect(namesOf(edge)).toEqual(["GetDistribution", "ModifyRule", "UpdateDistribution"]);
  expect(edge.calls[1].input).toEqual({
    RuleArn: RULE,
    Conditions: [{ Field: "http-header", HttpHeaderConfig: { HttpHeaderName: HEADER, Values: [made(1), FIRST_VALUE] } }],
  });
  // The rule has half a minute to hold everywhere.
  expect(edge.clock.now()).toBe(30_000);
  expect([...edge.sending]).toEqual([FIRST_VALUE, made(1)]);
  await step("testSecret");
  expect(edge.accepted).toEqual([made(1), FIRST_VALUE]);
  await step("finishSecret");
  expect(edge.accepted).toEqual([made(1)]);
});

test("the first value is dropped half a minute after the distribution is deployed: an edge location may be late", async () => {
  const edge = new FakeEdge();
  const { step } = begun(edge);
  for (const name of STEPS.slice(0, 3)) await step(name);
  edge.sending.add(FIRST_VALUE);
  const { pause } = edge.clock;
  edge.clock.pause = (ms) => {
    expect(ms).toBe(30_000);
    edge.deployed();
    return pause(ms);
  };
  await step("finishSecret");
  expect([edge.accepted, edge.refusals]).toEqual([[made(1)], []]);
});

test("where the first value is not accepted any more, the last step waits for nothing", async () => {
  const edge = new FakeEdge(made(8), [made(8), made(7)]);
  const { step } = begun(edge);
  for (const name of STEPS.slice(0, 3)) await step(name);
  const before = edge.clock.now();
  await step("finishSecret");
  expect([edge.clock.now(), edge.accepted]).toEqual([before, [made(1), made(8)]]);
});

test("the value before stays accepted until the rotation after, the one before that does not", async () => {
  const edge = new FakeEdge();
  const secrets = new FakeSecrets("f".repeat(64));
  for (const version of ["second", "third", "fourth"]) {
    const { step } = begun(edge, secrets, version);
    for (const name of STEPS) await step(name);
  }
  expect([edge.sent, edge.accepted]).toEqual([made(3), [made(3), made(2)]]);
  expect(edge.refusals).toEqual([]);
});

test("nothing of the distribution but this header's value changes", async () => {
  const edge = new FakeEdge();
  const before = structuredClone(edge.config);
  const { step } = begun(edge);
  for (const name of STEPS) await step(name);
  expect(JSON.parse(JSON.stringify(edge.config).replace(made(1), FIRST_VALUE))).toEqual(before);
  expect(edge.calls.find(({ name }) => name === "UpdateDistribution")?.input).toMatchObject({ Id: DISTRIBUTION, IfMatch: "1" });
});

test.each([
  { part: "a rule", edge: () => new FakeEdge(made(8), [FIRST_VALUE]), accepted: [made(1), made(8)] },
  { part: "a distribution", edge: () => new FakeEdge(FIRST_VALUE, [made(8), made(7)]), accepted: [made(1)] },
])("$part that was made anew is healed by the next rotation", async ({ edge: make, accepted }) => {
  const edge = make();
  const { step } = begun(edge);
  for (const name of STEPS) await step(name);
  expect([edge.sent, [...edge.sending], edge.accepted]).toEqual([made(1), [made(1)], accepted]);
});

test("Secrets Manager may try the function before there is a new value, or with the current one", async () => {
  const edge = new FakeEdge();
  const { secrets, step } = begun(edge);
  await expect(step("testSecret")).resolves.toBeUndefined();
  secrets.versions.set("second", { value: "f".repeat(64), stages: ["AWSPENDING"] });
  await expect(step("testSecret")).resolves.toBeUndefined();
  expect(edge.calls).toEqual([]);
});
