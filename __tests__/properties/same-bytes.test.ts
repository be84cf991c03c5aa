import fc from "fast-check";
import { systems } from "../environments/subjects";
import type { System } from "../support/changed";
import { environments } from "../support/system-stacks";
import { textsOf } from "./built";
import { fails, holds } from "./holds";
import { fieldsOf, settled, type Values } from "./settings-of";
import { shuffled } from "./shuffled";

/** The one order that means something: of a network's zones of functions the first keeps the interface endpoints. */
function withHome(settings: Values, other: Values): Values {
  const [{ subnets }, network] = [settings.network, other.network] as { subnets?: { lambda: object } }[];
  return subnets ? { ...other, network: { ...network, subnets: { ...network.subnets, lambda: subnets.lambda } } } : other;
}

/** Where two texts part, by stack. */
function differing(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): string[] {
  if (left.size !== right.size) return ["stacks"];
  return [...left].flatMap(([stack, text]) => {
    const other = right.get(stack) ?? "";
    if (text === other) return [];
    const at = [...text].findIndex((letter, index) => letter !== other[index]);
    return [`${stack}: ${text.slice(Math.max(0, at - 100), at + 60)} / ${other.slice(at, at + 60)}`];
  });
}

/** The order in which settings are written makes no difference to a byte. */
const orderIsOfNoWeight = (system: System, write: typeof textsOf) =>
  fc.property(
    fc
      .constantFrom(...environments)
      .chain((environment) => fieldsOf(system, environment))
      .map((fields) => settled(system, fields))
      .chain((settings) => {
        const { account, ...rest } = settings;
        return fc.tuple(
          fc.constant(settings),
          shuffled(rest).map((other) => withHome(settings, { account, ...(other as Values) })),
        );
      }),
    ([settings, other]) => {
      expect(differing(write(system, settings), write(system, other))).toEqual([]);
    },
  );

test.each(systems)("%s: the same settings give the same bytes, in whatever order they are written", (system) => {
  holds(orderIsOfNoWeight(system, textsOf), 2);
});

test("a text that follows the order of the settings is found", () => {
  const inOrder: typeof textsOf = (_, settings) => new Map([["stack", JSON.stringify(settings)]]);
  fails(orderIsOfNoWeight("partner", inOrder), 5);
});
