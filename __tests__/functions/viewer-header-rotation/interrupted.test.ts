import { STEPS } from "../fake-secrets";
import { begun, made } from "./begun";
import { CODE, DISTRIBUTION, FakeEdge, FIRST_VALUE } from "./fake-edge";

const SETTLED = [made(8), made(7)];

/** As Secrets Manager does: a step that fails is called again. */
async function patiently(edge: FakeEdge): Promise<number> {
  const { step } = begun(edge);
  let failed = 0;
  for (const name of STEPS) {
    await step(name).catch(() => {
      failed += 1;
      return step(name);
    });
  }
  return failed;
}

async function callsOf(edge: FakeEdge): Promise<number> {
  await patiently(edge);
  return edge.calls.length;
}

describe.each([
  { from: "Terraform's first value", edge: () => new FakeEdge(), accepted: [made(1)] },
  { from: "a value of an earlier rotation", edge: () => new FakeEdge(made(8), SETTLED), accepted: [made(1), made(8)] },
])("from $from", ({ edge: make, accepted }) => {
  test.each(["before", "after"] as const)(
    "whichever call fails, %s it is done, no request is refused and the end is the same",
    async (fails) => {
      const calls = await callsOf(make());
      expect(calls).toBeGreaterThan(20);
      for (let call = 1; call <= calls; call++) {
        const edge = make();
        edge.fails = { [call]: fails };
        const failed = await patiently(edge);
        expect([call, failed, edge.sent, edge.accepted, edge.refusals]).toEqual([call, 1, made(1), accepted, []]);
      }
    },
  );

  test("a second update that comes while the first is under way changes nothing", async () => {
    const edge = make();
    const { step } = begun(edge);
    for (const name of ["createSecret", "setSecret"]) await step(name);
    const before = edge.calls.length;
    await step("setSecret");
    expect(edge.calls.slice(before).filter(({ name }) => /^(Update|Publish)/.test(name))).toEqual([]);
    expect(edge.refusals).toEqual([]);
  });
});

test("a draft that was written and not published is published by the next call", async () => {
  const edge = new FakeEdge();
  const { step } = begun(edge);
  await step("createSecret");
  edge.fails = { 7: "before" };
  await expect(step("setSecret")).rejects.toThrow("throttled");
  expect(edge.calls.at(-1)?.name).toBe("PublishFunction");
  expect([edge.draft.includes(made(1)), edge.sent]).toEqual([true, FIRST_VALUE]);
  await step("setSecret");
  expect([edge.sent, edge.refusals]).toEqual([made(1), []]);
});

test("while somebody's change is under way nothing is set; afterwards it is", async () => {
  const edge = new FakeEdge(made(8), SETTLED);
  const { step } = begun(edge);
  await step("createSecret");
  edge.change(edge.live);
  await expect(step("setSecret")).rejects.toThrow(
    `distribution ${DISTRIBUTION} must be Deployed before its header is changed, it is InProgress`,
  );
  expect([edge.sent, edge.accepted]).toEqual([made(8), SETTLED]);
  edge.deployed();
  for (const name of STEPS.slice(1)) await step(name);
  expect([edge.sent, edge.accepted, edge.refusals]).toEqual([made(1), [made(1), made(8)], []]);
});

test("code that comes between the look and the update is not lost: the step is refused and tried again", async () => {
  const edge = new FakeEdge(made(8), SETTLED);
  const { step } = begun(edge);
  await step("createSecret");
  const { pause } = edge.clock;
  edge.clock.pause = (ms) => {
    edge.clock.pause = pause;
    edge.change(`${edge.live}// changed\n`);
    return pause(ms);
  };
  await expect(step("setSecret")).rejects.toThrow("PreconditionFailed");
  edge.deployed();
  for (const name of STEPS.slice(1)) await step(name);
  expect([edge.live.endsWith("// changed\n"), edge.sent, edge.refusals]).toEqual([true, made(1), []]);
});

test("a set that somebody writes meanwhile is not written over, and the step is tried again", async () => {
  const edge = new FakeEdge(made(8), SETTLED);
  const { step } = begun(edge);
  await step("createSecret");
  const send = edge.send.bind(edge);
  edge.send = (command) => {
    const answer = send(command);
    if (command.constructor.name !== "GetRegexPatternSetCommand") return answer;
    edge.send = send;
    edge.rewrite([made(8)]);
    return answer;
  };
  await expect(step("setSecret")).rejects.toThrow("WAFOptimisticLockException");
  expect(edge.sent).toBe(made(8));
  await step("setSecret");
  expect([edge.sent, edge.accepted, edge.refusals]).toEqual([made(1), [made(1), made(8)], []]);
});

test("a change that does not reach all edge locations in time does not become current, and is waited for again", async () => {
  const edge = new FakeEdge();
  edge.deploySeconds = 1_000;
  const { secrets, step } = begun(edge);
  for (const name of ["createSecret", "setSecret"]) await step(name);
  await expect(step("testSecret")).rejects.toThrow(
    `distribution ${DISTRIBUTION} must be Deployed within 660 s, it is InProgress`,
  );
  expect(secrets.holderOf("AWSCURRENT")?.[0]).toBe("first");
  for (const name of ["testSecret", "finishSecret"]) await step(name);
  expect([edge.accepted, edge.refusals]).toEqual([[made(1)], []]);
});

test("the first value stays accepted where an apply put it back before the end", async () => {
  const edge = new FakeEdge();
  const { step } = begun(edge);
  for (const name of STEPS.slice(0, 3)) await step(name);
  edge.change(CODE);
  const problem = `distribution ${DISTRIBUTION} must send a secret X-Origin-Verify that its origin accepts`;
  await expect(step("finishSecret")).rejects.toThrow(problem);
  expect([edge.accepted, edge.refusals]).toEqual([[made(1), FIRST_VALUE], []]);
});
