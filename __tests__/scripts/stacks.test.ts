import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readStacks, related, reversed } from "../../scripts/terraform/stacks";

/** An output folder whose manifest names these stacks and what they depend on. */
function outputWith(stacks: Record<string, string[]>): string {
  const outdir = mkdtempSync(join(tmpdir(), "manifest-"));
  const entries = Object.entries(stacks).map(([name, dependencies]) => [
    name,
    { name, dependencies, workingDirectory: `stacks/${name}` },
  ]);
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(entries) }));
  return outdir;
}

const outdir = outputWith({
  "app-dev-edge": ["app-dev-storage"],
  "app-dev-database": ["app-dev-network", "app-dev-security"],
  "app-dev-network": ["app-dev-security"],
  "app-dev-storage": ["app-dev-security"],
  "app-dev-security": [],
  "app-dev-alone": [],
  "app-prod-network": [],
  "state-local": [],
});
const dev = readStacks(outdir, "app-dev-");
const names = (stacks: readonly { name: string }[]) => stacks.map(({ name }) => name.replace("app-dev-", ""));
const named = (name: string) => dev.filter((stack) => stack.name === `app-dev-${name}`);

test("what the most others wait for, one behind the other, comes first; names decide between equals", () => {
  expect(names(dev)).toEqual(["security", "network", "storage", "alone", "database", "edge"]);
});

test("stacks are chosen by how their names begin, one prefix or another, and lie where the manifest says", () => {
  expect(readStacks(outdir, "app-prod-", "state-")).toEqual([
    { name: "app-prod-network", folder: join(outdir, "stacks", "app-prod-network"), dependencies: [] },
    { name: "state-local", folder: join(outdir, "stacks", "state-local"), dependencies: [] },
  ]);
  expect(readStacks(outdir, "")).toHaveLength(8);
  expect(readStacks(outdir, "portfolio-")).toEqual([]);
});

test("to destroy, every stack waits for those that read from it", () => {
  const waits = Object.fromEntries(reversed(dev).map(({ name, dependencies }) => [name, [...dependencies].sort()]));
  expect(waits).toEqual({
    "app-dev-security": ["app-dev-database", "app-dev-network", "app-dev-storage"],
    "app-dev-network": ["app-dev-database"],
    "app-dev-storage": ["app-dev-edge"],
    "app-dev-database": [],
    "app-dev-edge": [],
    "app-dev-alone": [],
  });
});

test("turned round twice the stacks are as they were", () => {
  const sorted = (stacks: typeof dev) => stacks.map((stack) => ({ ...stack, dependencies: [...stack.dependencies].sort() }));
  expect(sorted(reversed(reversed(dev)))).toEqual(sorted(dev));
});

test.each([
  { name: "security", relations: ["database", "edge", "network", "security", "storage"] },
  { name: "network", relations: ["database", "network", "security"] },
  { name: "database", relations: ["database", "network", "security"] },
  { name: "edge", relations: ["edge", "security", "storage"] },
  { name: "alone", relations: ["alone"] },
])("$name is related to $relations: what it reads, what reads it, over any number of steps", ({ name, relations }) => {
  const found = named(name).flatMap((stack) => related(stack, dev));
  expect([...new Set(found)].map((each) => each.replace("app-dev-", "")).sort()).toEqual(relations);
});
