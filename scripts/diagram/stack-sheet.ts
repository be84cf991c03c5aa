import type { Estate } from "../docs/estate";
import { reachable, type Stack } from "../terraform/stacks";
import type { Sheet } from "./cards";
import { outside } from "./part";

/** The stacks of an environment, and who reads whose outputs; what another one reads already is not said again. */
export function stackSheet(stacks: readonly Stack[], estate: Estate, prefix: string): Sheet {
  const inside = stacks.map((stack) => ({
    ...stack,
    dependencies: stack.dependencies.filter((name) => stacks.some((other) => other.name === name)),
  }));
  const cards = new Map(
    inside.map(({ name }) => {
      const count = estate.resources.filter(({ stack }) => stack === name).length;
      return [name, { parts: [{ ...outside(`${count} resources`, name.slice(prefix.length), "upkeep"), key: name }] }];
    }),
  );
  const cardOf = (name: string) => cards.get(name) ?? { parts: [] };
  const arrows = inside.flatMap(({ name, dependencies }) =>
    dependencies
      .filter((one) => !dependencies.some((other) => other !== one && reachable(other, inside).has(one)))
      .map((read) => ({ from: cardOf(read), to: cardOf(name), labels: [], by: "resource" as const })),
  );
  return { cards: [...cards.values()], arrows };
}
