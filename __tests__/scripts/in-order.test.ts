import { Blocked, inOrder } from "../../scripts/terraform/in-order";
import type { Stack } from "../../scripts/terraform/stacks";

const stack = (name: string, ...dependencies: string[]): Stack => ({ name, folder: name, dependencies });
const moments = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What happened, in order, e.g. `+network` when it began and `-network` when it ended. */
async function diary(stacks: Stack[], parallel: number, failing: string[] = []) {
  const events: string[] = [];
  let most = 0;
  let running = 0;
  const promises = inOrder(stacks, parallel, async ({ name }) => {
    most = Math.max(most, ++running);
    events.push(`+${name}`);
    await moments();
    running--;
    if (failing.includes(name)) throw new Error(`${name} broke`);
    events.push(`-${name}`);
    return name.toUpperCase();
  });
  const results = await Promise.allSettled(promises.values());
  const outcomes = new Map([...promises.keys()].map((name, index) => [name, results[index]]));
  return { events, most, outcomes };
}

const PARTNER = [
  stack("database", "network", "security"),
  stack("network", "security"),
  stack("security"),
  stack("storage", "security"),
];

test("a stack begins when all that it reads from has ended, however they are listed", async () => {
  const { events } = await diary(PARTNER, 4);
  for (const { name, dependencies } of PARTNER) {
    for (const each of dependencies) expect(events.indexOf(`-${each}`)).toBeLessThan(events.indexOf(`+${name}`));
  }
  expect(events).toHaveLength(8);
});

test("what does not wait for one another runs at the same time", async () => {
  const { events } = await diary(PARTNER, 4);
  expect(events.indexOf("+storage")).toBeLessThan(events.indexOf("-network"));
});

test.each([1, 2, 3])("no more than %d run at the same time, and as many do", async (parallel) => {
  const { most } = await diary([stack("a"), stack("b"), stack("c"), stack("d")], parallel);
  expect(most).toBe(parallel);
});

test("every stack is worked on once and hands on its result", async () => {
  const { events, outcomes } = await diary(PARTNER, 2);
  expect(events.filter((event) => event === "+security")).toHaveLength(1);
  expect(outcomes.get("database")).toEqual({ status: "fulfilled", value: "DATABASE" });
});

test("a stack that is not among them is not waited for", async () => {
  const { events } = await diary([stack("network", "state-local")], 1);
  expect(events).toEqual(["+network", "-network"]);
});

test("a failure blocks what depends on it, over any number of steps, and names what it waited for", async () => {
  const { events, outcomes } = await diary(PARTNER, 4, ["network"]);
  expect(outcomes.get("network")).toEqual({ status: "rejected", reason: new Error("network broke") });
  expect(outcomes.get("database")).toEqual({ status: "rejected", reason: new Blocked("network") });
  expect(events).not.toContain("+database");

  const chain = await diary([stack("c", "b"), stack("b", "a"), stack("a")], 4, ["a"]);
  expect(chain.outcomes.get("c")).toEqual({ status: "rejected", reason: new Blocked("b") });
  expect(chain.events).toEqual(["+a"]);
});

test("a failure lets everything that is independent of it run to its end", async () => {
  const { events, outcomes } = await diary([...PARTNER, stack("edge", "storage")], 1, ["network"]);
  expect(events).toEqual(expect.arrayContaining(["-security", "-storage", "-edge"]));
  expect(outcomes.get("edge")).toEqual({ status: "fulfilled", value: "EDGE" });
});
