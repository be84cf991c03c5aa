import { STEPS } from "../fake-secrets";
import { FIRST_VALUE } from "../origin-header/header-edge";
import { made, SETTLED } from "../origin-header/header-rotation";
import { survivesInterruptions } from "../origin-header/interruptions";
import { begun } from "./begun";
import { FakeEdge } from "./fake-edge";

survivesInterruptions({
  edge: (sent, accepted) => new FakeEdge(sent, accepted),
  begun,
  waitSeconds: 660,
  looks: ["DescribeFunction", "GetFunction", "GetDistribution"],
  moreCallsThan: 20,
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
