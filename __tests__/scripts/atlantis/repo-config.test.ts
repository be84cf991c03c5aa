import { type PlacedStack, repoConfig, SHARED_SOURCES } from "../../../scripts/atlantis/repo-config";
import { readStacks } from "../../../scripts/terraform/stacks";
import { FOLDERS } from "../../project/sources";
import { synthesizeAll } from "../../support/synthesized";

const placed = (name: string, dependencies: string[] = [], ownSources: string[] = []): PlacedStack => ({
  name,
  folder: name,
  dependencies,
  dir: `cdktf.out/stacks/${name}`,
  ownSources,
});
const stacks = readStacks(synthesizeAll(), "").map(({ name, dependencies }) => placed(name, [...dependencies]));
const { projects } = repoConfig(stacks);
const byName = new Map(projects.map((project) => [project.name, project]));

test("every stack is a project, once, in its own folder", () => {
  expect(projects.length).toBeGreaterThan(100);
  expect(projects.map(({ name }) => name).sort()).toEqual(stacks.map(({ name }) => name).sort());
  expect(new Set(projects.map(({ dir }) => dir)).size).toBe(projects.length);
});

test("a project waits for the projects of the stacks that its own reads, and those are there", () => {
  const waits = projects.map(({ name, depends_on = [] }) => [name, [...depends_on]]);
  expect(Object.fromEntries(waits)).toEqual(
    Object.fromEntries(stacks.map(({ name, dependencies }) => [name, [...dependencies].sort()])),
  );
  expect(projects.flatMap(({ depends_on = [] }) => depends_on).filter((name) => !byName.has(name))).toEqual([]);
});

test("the group rises along every dependency, so that nothing waits in a circle", () => {
  const groupOf = (name: string) => byName.get(name)?.execution_order_group ?? Number.NaN;
  const arrows = projects.flatMap(({ name, depends_on = [] }) => depends_on.map((before) => ({ name, before })));
  expect(arrows.length).toBeGreaterThan(200);
  expect(arrows.filter(({ name, before }) => !(groupOf(before) < groupOf(name)))).toEqual([]);
});

test("stacks that wait for one another are refused", () => {
  expect(() => repoConfig([placed("a", ["b"]), placed("b", ["a"])])).toThrow("These stacks wait for one another: a, b.");
});

test("a change of what all stacks are made from plans every project, one of an environment's file its own", () => {
  const { projects } = repoConfig([
    placed("partner-dev-api", [], ["environments/partner/dev.ts"]),
    placed("account-prod-us-east-1"),
  ]);
  const looksAt = projects.map(({ autoplan }) => autoplan.when_modified);
  const shared = SHARED_SOURCES.map((source) => `../../../${source}`);
  expect(looksAt).toEqual([shared, [...shared, "../../../environments/partner/dev.ts"]]);
});

test("no folder of sources that are synthesized is left out", () => {
  const folders = FOLDERS.filter((folder) => folder !== "scripts");
  expect(folders.filter((folder) => !SHARED_SOURCES.some((source) => source.startsWith(`${folder}/`)))).toEqual([]);
});
