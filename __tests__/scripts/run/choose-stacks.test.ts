import { chooseStacks, readAllStacks } from "../../../scripts/run/choose-stacks";
import { requireReaders } from "../../../scripts/run/require-readers";
import { madeOf } from "../../support/fake-terraform";
import { synthesizeAll } from "../../support/synthesized";

const outdir = synthesizeAll();
const chosen = (...patterns: string[]) => chooseStacks(outdir, patterns).map(({ name }) => name);

test("stacks are chosen by name, a star stands for anything, and several patterns add up", () => {
  expect(chosen("partner-dev-network")).toEqual(["partner-dev-network"]);
  const api = chosen("*-api").sort();
  expect(api).toEqual(["partner-dev-api", "partner-prod-api", "partner-staging-api"]);
  expect(chosen("partner-dev-network", "partner-dev-net*", "foundry-dev-ai")).toHaveLength(2);
});

test("every stack comes after all that it reads from", () => {
  const names = chosen("*");
  for (const { name, dependencies } of readAllStacks(outdir)) {
    for (const each of dependencies) expect(names.indexOf(each)).toBeLessThan(names.indexOf(name));
  }
  expect(names.length).toBeGreaterThan(100);
});

test("a stack still comes after another one that it reads from by way of a third, which is not chosen", () => {
  const { outdir: made } = madeOf({ network: {}, data: { dependencies: ["network"] }, api: { dependencies: ["data"] } });
  const [network, api] = chooseStacks(made, ["*-network", "*-api"]);
  expect([network.name, api.name]).toEqual(["app-dev-network", "app-dev-api"]);
  expect(api.dependencies).toContain("app-dev-network");
});

test("what an account has once comes first, its state before that, and another account's does not count", () => {
  const stacks = chooseStacks(outdir, ["*"]);
  const dependenciesOf = (wanted: string) => stacks.find(({ name }) => name === wanted)?.dependencies ?? [];
  expect(dependenciesOf("partner-dev-security")).toEqual(expect.arrayContaining(["state-nonprod", "account-nonprod-us-east-1"]));
  expect(dependenciesOf("account-nonprod-us-east-1")).toEqual(["state-nonprod"]);
  expect(dependenciesOf("partner-dev-security").filter((name) => /^(state|account)-prod/.test(name))).toEqual([]);
  expect(chooseStacks(outdir, ["partner-dev-security"])[0].dependencies).toEqual([]);
});

test.each([
  { patterns: ["shop-*"], sentence: `No stack fits shop-*; ${outdir} holds ` },
  { patterns: ["partner-dev-*", "network", "a*b"], sentence: "No stack fits network, a*b;" },
  { patterns: [], sentence: "Name stacks, e.g. 'partner-dev-*' or partner-dev-network." },
])("$patterns is refused in a sentence", ({ patterns, sentence }) => {
  expect(() => chooseStacks(outdir, patterns)).toThrow(sentence);
});

test("a folder that was never synthesized is refused in a sentence", () => {
  expect(() => chooseStacks("/nowhere", ["*"])).toThrow("/nowhere holds no stacks: npm run synth comes first");
});

test.each([
  {
    named: ["partner-dev-edge", "partner-dev-network"],
    sentence: "partner-dev-database must be named too, because partner-dev-network is what it stands on.",
  },
  {
    named: ["account-nonprod-*"],
    sentence: "partner-dev-security must be named too, because account-nonprod-us-east-1 is what it stands on.",
  },
])("$named is not taken down without what stands on it", ({ named, sentence }) => {
  expect(() => requireReaders(chooseStacks(outdir, named), outdir)).toThrow(sentence);
});

test("a whole environment is taken down, and leaves what its account has once", () => {
  expect(() => requireReaders(chooseStacks(outdir, ["partner-dev-*"]), outdir)).not.toThrow();
});
