import { FakeSecrets, STEPS } from "../fake-secrets";
import { FIRST_VALUE } from "../origin-header/header-edge";
import { made } from "../origin-header/header-rotation";
import { begun } from "./begun";
import { CODE, FakeEdge, FUNCTION } from "./fake-edge";

test.each([1, 2])(
  "after four steps, each called %d times, both sides have a secret value and Terraform's first one is refused",
  async (times) => {
    const edge = new FakeEdge();
    const { secrets, step } = begun(edge);
    for (const name of STEPS) for (let time = 0; time < times; time++) await step(name);
    expect(secrets.holderOf("AWSCURRENT")).toEqual(["second", expect.objectContaining({ value: made(1) })]);
    expect([edge.sent, edge.status, edge.patterns]).toEqual([made(1), "Deployed", [`^${made(1)}$`]]);
    expect(edge.refusals).toEqual([]);
    expect(secrets.made).toBe(1);
  },
);

test("the set takes the new value before the function sends it, and the first one until no edge location sends that", async () => {
  const edge = new FakeEdge();
  const { step } = begun(edge);
  for (const name of STEPS.slice(0, 2)) await step(name);
  expect(edge.calls.map(({ name }) => name).filter((name) => /^(Update|Publish)/.test(name))).toEqual([
    "UpdateRegexPatternSet",
    "UpdateFunction",
    "PublishFunction",
  ]);
  // The set has two minutes to hold everywhere.
  expect(edge.clock.now()).toBe(120_000);
  expect([...edge.sending]).toEqual([FIRST_VALUE, made(1)]);
  await step("testSecret");
  expect(edge.accepted).toEqual([made(1), FIRST_VALUE]);
  await step("finishSecret");
  expect(edge.accepted).toEqual([made(1)]);
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

test("nothing of the code but the value changes, in the draft as in what is live", async () => {
  const edge = new FakeEdge();
  const { step } = begun(edge);
  for (const name of STEPS) await step(name);
  expect(edge.live).not.toBe(CODE);
  expect([edge.live, edge.draft].map((code) => code.replace(made(1), FIRST_VALUE))).toEqual([CODE, CODE]);
});

test("a value passes whole and as it is, not as a part of another", async () => {
  const edge = new FakeEdge();
  const { step } = begun(edge);
  for (const name of STEPS) await step(name);
  const passes = (value: string) => edge.patterns.some((pattern) => new RegExp(pattern).test(value));
  expect([made(1), `x${made(1)}`, `${made(1)}x`, ""].map(passes)).toEqual([true, false, false, false]);
});

test.each([
  { part: "a set", edge: () => new FakeEdge(made(8), [FIRST_VALUE]), accepted: [made(1), made(8)] },
  { part: "a function", edge: () => new FakeEdge(FIRST_VALUE, [made(8), made(7)]), accepted: [made(1)] },
])("$part that was made anew is healed by the next rotation", async ({ edge: make, accepted }) => {
  const edge = make();
  const { step } = begun(edge);
  for (const name of STEPS) await step(name);
  expect([edge.sent, [...edge.sending], edge.accepted]).toEqual([made(1), [made(1)], accepted]);
});

test.each([
  ["no value", "function handler(event) { return event.request; }", 0],
  ["two values", `${CODE}\n// { value: "another" }`, 2],
  ["a value of another form", CODE.replace(FIRST_VALUE, "it's"), 0],
])("code with %s is refused, and nothing changes", async (_, code, count) => {
  const edge = new FakeEdge();
  edge.live = code;
  const { step } = begun(edge);
  await step("createSecret");
  await expect(step("setSecret")).rejects.toThrow(
    new Error(`function ${FUNCTION} must hold one value of the header, got ${count}`),
  );
  expect([edge.live, edge.accepted]).toEqual([code, [FIRST_VALUE]]);
  expect(edge.calls.filter(({ name }) => /^(Update|Publish)/.test(name))).toEqual([]);
});
