import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Entry } from "../../../scripts/reference/entry";
import { oldPages, writePages } from "../../../scripts/reference/keep-pages";
import { pageOf, pagesOf } from "../../../scripts/reference/pages";
import { shortType } from "../../../scripts/reference/type-text";
import { ROOT } from "../../support/run";

const entry = (of: Partial<Entry> & Pick<Entry, "name" | "kind" | "file">): Entry => ({
  says: "",
  props: [],
  members: [],
  refuses: [],
  ...of,
});
const field = (name: string, type: string, says = "", check?: string) => ({ name, type, says, check });

const LAMP = entry({
  name: "Lamp",
  kind: "construct",
  file: "modules/light/lamp.ts",
  says: "Lights a room: with one bulb. It hangs.",
  props: [field("colour", "Colour"), field("kind", '"hanging" | "standing"', "Where\nit is.")],
  refuses: ["colour must be one"],
});
const COLOUR = entry({ name: "Colour", kind: "type", file: "modules/paint/colour.ts", says: "What paint looks like." });
const RULE = entry({
  name: "lampHangs",
  kind: "value",
  file: "modules/governance/rules/light/lamp-hangs.ts",
  says: "Lamps hang.",
});
const pages = pagesOf([LAMP, COLOUR, RULE]);

test("a folder of modules is one page; rules have a page of their own elsewhere", () => {
  expect([...pages.keys()]).toEqual(["README.md", "light.md", "paint.md"]);
});

test.each([
  ["modules/cache/redis-cache.ts", "cache"],
  ["modules/delivery/permissions/images.ts", "delivery"],
  ["stacks/platform-stack.ts", "stacks"],
  ["systems/partner-settings.ts", "partner-settings"],
  ["environments/account.ts", "environments"],
])("%s stands on the page %s", (file, page) => {
  expect(pageOf({ file })).toBe(page);
});

test("the index tells constructs by their first sentence, and leaves types to their pages", () => {
  expect(pages.get("README.md")).toContain("## [light](light.md)\n\n- [Lamp](light.md#lamp): Lights a room: with one bulb.\n");
  expect(pages.get("README.md")).not.toContain("Colour");
});

test("a construct is told with what it is given and what it refuses; types of other pages are links", () => {
  expect(pages.get("light.md")).toBe(`# light

Written by \`npm run reference\` from the sources. [All pages](README.md)

## Constructs

### Lamp

Lights a room: with one bulb. It hangs.

[modules/light/lamp.ts](../../modules/light/lamp.ts)

| prop | type |  |
| --- | --- | --- |
| \`colour\` | [\`Colour\`](paint.md#colour) |  |
| \`kind\` | \`"hanging" \\| "standing"\` | Where it is. |

Refuses to be built:

- \`\`colour must be one\`\`
`);
});

test("the check of a setting stands behind its words", () => {
  const settings = entry({
    name: "LampSettings",
    kind: "settings",
    file: "modules/light/lamp-settings.ts",
    members: [field("watts", "number", "Power.", 'whole(1, 60, "watts")')],
  });
  expect(pagesOf([settings]).get("light.md")).toContain('| `watts` | `number` | Power. Check: `whole(1, 60, "watts")`. |');
});

test.each([
  ["string", "string"],
  [`{ ${"a: string; ".repeat(20)}}`, "{…}"],
  [`Pick<{ ${"a: { b: number }; ".repeat(20)}}, "a">`, 'Pick<{…}, "a">'],
  [`Schema<${'"word", '.repeat(30)}>`, "Schema<…>"],
])("a type is told in at most a line: %s", (type, told) => {
  expect(shortType(type)).toBe(told);
});

test("pages that are missing, too many or changed are old; writing makes them new", () => {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  const wanted = new Map([
    ["a.md", "a"],
    ["b.md", "b"],
    ["c.md", "c"],
  ]);
  writeFileSync(join(folder, "b.md"), "changed");
  writeFileSync(join(folder, "c.md"), "c");
  writeFileSync(join(folder, "d.md"), "of a module that is gone");
  expect(oldPages(folder, wanted)).toEqual(["a.md", "b.md", "d.md"]);
  writePages(folder, wanted);
  expect(oldPages(folder, wanted)).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(["a.md", "b.md", "c.md"]);
  rmSync(folder, { recursive: true });
});

const folder = join(ROOT, "docs", "reference");

test("every link of the reference leads to a file of the project, or to a heading of a page", () => {
  const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  const headings = new Map(
    [...texts].map(([name, text]) => [name, new Set([...text.matchAll(/^### (\w+)$/gm)].map(([, each]) => each.toLowerCase()))]),
  );
  const broken = [...texts].flatMap(([name, text]) =>
    [...text.replace(/`[^`]*`/g, "").matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)].flatMap(([, file, anchor]) => {
      const page = file || name;
      const isThere = existsSync(join(folder, page)) && (!anchor || headings.get(page)?.has(anchor));
      return isThere ? [] : [`${name}: ${file}#${anchor ?? ""}`];
    }),
  );
  expect(texts.size).toBeGreaterThan(15);
  expect(broken).toEqual([]);
});
