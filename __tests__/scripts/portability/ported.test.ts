import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { FORK, PORTED } from "../../../scripts/portability/fork";
import { ported, portedPackage } from "../../../scripts/portability/ported";
import { ROOT } from "../../support/run";

test.each([
  ['import { App } from "cdktf";', 'import { App } from "cdktn";'],
  ['from "cdktf/lib/synthesize/synthesizer"', 'from "cdktn/lib/synthesize/synthesizer"'],
  ["from '@cdktf/provider-aws/lib/vpc'", "from '@cdktn/provider-aws/lib/vpc'"],
  ['from "@cdktf/provider-random/lib/id"', 'from "@cdktn/provider-random/lib/id"'],
  ['from "constructs"', 'from "constructs"'],
])("%s becomes %s", (before, after) => {
  expect(ported(before)).toBe(after);
});

test.each(['const folder = "cdktf.out";', "// CDKTF writes it.", '"my-cdktf"', '"@cdktf/provider-awsx/lib/vpc"'])(
  "%s is left as it is",
  (text) => {
    expect(ported(text)).toBe(text);
  },
);

test("the port asks for the fork's packages, and for no other tools than it needs", () => {
  const text = JSON.stringify({
    name: "platforms",
    dependencies: { cdktf: "0.21.0", "@cdktf/provider-aws": "21.22.1", constructs: "10.8.1", pg: "8.23.1" },
    devDependencies: { "cdktf-cli": "0.21.0", tsx: "4.23.15", "@types/node": "20.19.43", jest: "30.5.2" },
  });
  const { name, dependencies, devDependencies } = JSON.parse(portedPackage(text));
  expect(name).toBe("platforms");
  expect(dependencies).toEqual({ pg: "8.23.1", ...Object.fromEntries(FORK.map(({ to, version }) => [to, version])) });
  expect(devDependencies).toEqual({ tsx: "4.23.15", "@types/node": "20.19.43" });
});

/** Every file of what is copied. */
const copied = PORTED.flatMap((name) => {
  const path = join(ROOT, name);
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((file) => join(path, file))
    .filter((file) => file.endsWith(".ts"));
});

test("after the search and replace no source names a package of CDKTF's: what else it imports needs a line in fork.ts", () => {
  const naming = (text: string) => /["']@?cdktf[/"']/.test(text);
  const sources = copied.map((file) => ({ file, text: readFileSync(file, "utf8") }));
  expect(sources.filter(({ text }) => naming(text)).length).toBeGreaterThan(100);
  expect(sources.filter(({ text }) => naming(ported(text))).map(({ file }) => file)).toEqual([]);
});

test("docs/portability.md was written with the versions of today: if not, npm run portability", () => {
  const page = readFileSync(join(ROOT, "docs", "portability.md"), "utf8");
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  for (const { from, to, version } of FORK) {
    expect(page).toContain(`\`${from}\` ${dependencies[from]} `);
    expect(page).toContain(`\`${to}\` ${version} `);
  }
});
