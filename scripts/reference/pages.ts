import type { Entry } from "./entry";
import { entryText, isShown, place } from "./entry-text";

/** Order of what stands on a page, and how it is called there. */
const PARTS: readonly (readonly [Entry["kind"], string])[] = [
  ["construct", "Constructs"],
  ["settings", "Settings"],
  ["function", "Functions"],
  ["type", "Types"],
  ["value", "Values"],
];

/** Every page of `docs/reference/`, by its file name: the index, and one for each folder of modules and each system. */
export function pagesOf(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const shown = entries.filter(isShown);
  const names = [...new Set(shown.map(pageOf))].sort();
  const pages = names.map((name): [string, string] => [`${name}.md`, page(name, shown)]);
  return new Map([["README.md", index(names, shown)], ...pages]);
}

/** Modules and environments by their folder, stacks together, the settings of each system by themselves. */
export function pageOf({ file }: Pick<Entry, "file">): string {
  const [top, name] = file.replace(/\.ts$/, "").split("/");
  return ["modules", "systems"].includes(top) ? name : top;
}

function page(name: string, shown: readonly Entry[]): string {
  const own = shown.filter((entry) => pageOf(entry) === name);
  const parts = PARTS.flatMap(([kind, title]) => {
    const some = own.filter((entry) => entry.kind === kind);
    return some.length > 0 ? [`## ${title}`, ...some.map((entry) => entryText(entry, (type) => link(type, name, shown)))] : [];
  });
  return `${[`# ${name}`, "Written by `npm run reference` from the sources. [All pages](README.md)", ...parts].join("\n\n")}\n`;
}

/** A type that stands in the reference itself, as a link there. */
function link(type: string, name: string, shown: readonly Entry[]): string | undefined {
  const found = shown.filter((entry) => entry.name === type);
  const target = found.find((entry) => pageOf(entry) === name) ?? (found.length === 1 ? found[0] : undefined);
  return target && `[\`${type}\`](${pageOf(target) === name ? "" : `${pageOf(target)}.md`}#${type.toLowerCase()})`;
}

function index(names: readonly string[], shown: readonly Entry[]): string {
  const parts = names.map((name) => {
    const own = shown.filter((entry) => pageOf(entry) === name && ["construct", "settings"].includes(entry.kind));
    const lines = own.map(({ name: each, says }) => `- [${each}](${name}.md#${each.toLowerCase()}): ${sentence(says)}`);
    return [`## [${name}](${name}.md)`, lines.join("\n")].filter(Boolean).join("\n\n");
  });
  return `${["# API reference", INTRODUCTION, ...parts].join("\n\n")}\n`;
}

const INTRODUCTION = `What modules, stacks and settings take, offer and refuse, in the words of their sources; written by \`npm run reference\`. Constructs and settings are listed
here with one sentence each; functions, types and values stand on their pages.

- A unit is in the name, or said beside it. What name and type say already has no words: \`arn\`, \`keyArn\`.
- \`?\` may be left out. \`*\` is a name that you choose. \`{…}\` is written out in the rows that follow.
- A check gives the limits of a setting as its schema writes them: \`whole(1, 35, "days")\` takes whole numbers from 1 to 35.
- What a construct refuses is told by synthesis, with the construct's path and what was given; \`<…>\` stands for what depends on the other props.
- What must hold for every resource has a page of its own: [controls](../controls.md).`;

const sentence = (says: string): string => place(/^.*?\.(?=\s|$)/s.exec(says)?.[0] ?? says);
