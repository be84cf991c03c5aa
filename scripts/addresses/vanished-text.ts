import { typeOf } from "../../stacks/addresses";
import { isStateful } from "../run/stateful";
import type { Compared } from "./compare-addresses";

/** What to write before vanished addresses are accepted; nothing where there are none. */
export function vanishedText({ added, vanished }: Compared): string | undefined {
  if (vanished.length === 0) return undefined;
  const stacksOf = new Map<string, string[]>();
  for (const [stack, address] of vanished.map(split)) stacksOf.set(address, [...(stacksOf.get(address) ?? []), stack]);
  return [
    "Gone from the code without a record; the next apply destroys what is there:",
    ...[...stacksOf].flatMap(([address, stacks]) => linesOf(address, stacks, added.map(split))),
    "Write into environments/",
    "  moves.ts      what has another address in the same stack: { stack, from, to }",
    "  handovers.ts  what goes to another stack: { from: { stack, address }, to: { stack, address }, id }",
    '  removals.ts   what is to go: { stack, address, reason }, and keep: "in AWS" where it is not to be destroyed',
    "and then: npm run addresses (docs/operations/state.md, Renaming a resource)",
  ].join("\n");
}

/** An address with its stacks, and the move that is meant if it was renamed: to what is new of its type there. */
function linesOf(address: string, stacks: readonly string[], added: readonly (readonly [string, string])[]): string[] {
  const similar = added.filter(([stack, each]) => stacks.includes(stack) && typeOf(each) === typeOf(address));
  const moves = [...new Set(similar.map(([, to]) => to))].map(
    (to) => `      renamed? { stack: "${patternOf(stacks)}", from: "${address}", to: "${to}" },`,
  );
  return [`  - ${address} of ${stacks.join(", ")}${isStateful(typeOf(address)) ? ", WHICH HOLDS DATA" : ""}`, ...moves];
}

/** What fits all these names, e.g. `partner-*-network`. */
function patternOf([first, ...others]: readonly string[]): string {
  if (others.length === 0) return first;
  const words = first.split("-");
  const isShared = (fits: (name: string, part: string) => boolean) => (part: string) => others.every((name) => fits(name, part));
  const begins = words
    .map((_, end) => words.slice(0, end).join("-"))
    .filter(isShared((name, part) => name.startsWith(`${part}-`)));
  const ends = words.map((_, begin) => words.slice(begin).join("-")).filter(isShared((name, part) => name.endsWith(`-${part}`)));
  return [begins.at(-1), "*", ends[0]].filter(Boolean).join("-");
}

const split = (address: string) => address.split(":") as [stack: string, address: string];
