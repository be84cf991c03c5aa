import { catalogue } from "../../../environments";
import { dev } from "../../../environments/partner/dev";
import { grown, MOST_COPIES } from "../../../scripts/bench/grown";
import { preparedStacks } from "../../../stacks/synthesize";
import { withoutTraces } from "../../../stacks/without-traces";
import { type Catalogue, platforms } from "../../../systems/platforms";
import { scratchApp } from "../../support/scratch-app";

const one: Catalogue = { accounts: catalogue.accounts, systems: { partner: { dev } } };

/** The names of all stacks that are built, checked by every rule, and not written. */
const stacksOf = (of: Catalogue): string[] =>
  withoutTraces(() => {
    const app = scratchApp();
    platforms(app, of);
    return preparedStacks(app).map((stack) => stack.node.id);
  });

test("a copy has all the stacks of its environment under its own name, accounts stay as they are", () => {
  const shipped = stacksOf(one);
  const copy = (name: string) => name.replace("partner-dev-", "partner-de1-");
  const own = shipped.filter((name) => name.startsWith("partner-dev-"));
  expect(own.length).toBeGreaterThan(5);
  expect(stacksOf(grown(one, 2)).sort()).toEqual([...shipped, ...own.map(copy)].sort());
});

test.each([1, 3, MOST_COPIES])(
  "with %i copies of each, every environment has a name of its own, as long as that of the shipped one",
  (copies) => {
    for (const [system, environments] of Object.entries(grown(catalogue, copies).systems)) {
      const shipped = Object.entries(catalogue.systems[system as keyof typeof catalogue.systems]);
      expect(Object.keys(environments)).toHaveLength(copies * shipped.length);
      expect(Object.entries(environments).filter(([name, settings]) => settings.environment !== name)).toEqual([]);
      const lengths = (names: readonly string[]) => [...new Set(names.map((name) => name.length))].sort();
      expect(lengths(Object.keys(environments))).toEqual(lengths(shipped.map(([name]) => name)));
    }
  },
);

test.each([0, 1.5, MOST_COPIES + 1])("%p copies are refused", (copies) => {
  expect(() => grown(catalogue, copies)).toThrow(`copies must be a whole number from 1 to ${MOST_COPIES}, got ${copies}`);
});
