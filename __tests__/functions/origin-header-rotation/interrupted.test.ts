import { STEPS } from "../fake-secrets";
import { DISTRIBUTION } from "../origin-header/header-edge";
import { made, SETTLED } from "../origin-header/header-rotation";
import { survivesInterruptions } from "../origin-header/interruptions";
import { begun } from "./begun";
import { FakeEdge } from "./fake-edge";

survivesInterruptions({
  edge: (sent, accepted) => new FakeEdge(sent, accepted),
  begun,
  waitSeconds: 810,
  looks: ["GetDistribution"],
  moreCallsThan: 10,
});

test("a change that comes between the look and the update is not lost: the step is refused and tried again", async () => {
  const edge = new FakeEdge(made(8), SETTLED);
  const { step } = begun(edge);
  await step("createSecret");
  const { pause } = edge.clock;
  edge.clock.pause = (ms) => {
    edge.clock.pause = pause;
    edge.change({ ...edge.config, Comment: "changed" });
    return pause(ms);
  };
  await expect(step("setSecret")).rejects.toThrow("PreconditionFailed");
  edge.deployed();
  for (const name of STEPS.slice(1)) await step(name);
  expect([edge.config.Comment, edge.sent, edge.refusals]).toEqual(["changed", made(1), []]);
});

test.each([
  ["no origin", []],
  ["two origins", [1, 1]],
])("a distribution that sends the header to %s is refused, and nothing changes", async (_, kept) => {
  const edge = new FakeEdge();
  const Items = kept.flatMap((index) => edge.config.Origins?.Items?.[index] ?? []);
  edge.config = { ...edge.config, Origins: { Quantity: Items.length, Items } };
  const { step } = begun(edge);
  await step("createSecret");
  await expect(step("setSecret")).rejects.toThrow(`distribution ${DISTRIBUTION} must send X-Origin-Verify to one origin`);
  expect(edge.calls.map(({ name }) => name)).toEqual(["GetDistribution"]);
});
