import { readdirSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { catalogue } from "../../../environments";
import { brokenRules } from "../../../modules/governance/broken-rules";
import { type RuleName, rules } from "../../../modules/governance/rules";
import { withoutTraces } from "../../../stacks/without-traces";
import { platforms } from "../../../systems/platforms";
import { ROOT } from "../../support/run";
import { scratchApp } from "../../support/scratch-app";
import type { StackFile } from "../../support/synthesized";
import { type Fault, planted } from "./faults/fault";
import { faults } from "./faults/faults";

/** The shipped stacks, and what is written of them. */
const shipped = new Map<string, { stack: TerraformStack; file: StackFile }>();

beforeAll(() => {
  withoutTraces(() => {
    const app = scratchApp();
    platforms(app, catalogue);
    const wanted = new Set(Object.values(faults).flatMap((all) => all.map(({ stack }) => stack)));
    const stacks = app.node.findAll().filter(TerraformStack.isStack);
    for (const stack of stacks) stack.prepareStack();
    for (const stack of stacks) {
      if (wanted.has(stack.node.id)) shipped.set(stack.node.id, { stack, file: stack.toTerraform() });
    }
  });
}, 60_000);

function broken(fault: Fault): string[] {
  const found = shipped.get(fault.stack);
  if (!found) throw new Error(`${fault.stack} is not shipped`);
  return withoutTraces(() => brokenRules(found.stack, planted(found.file, fault)));
}

const each = (Object.entries(faults) as [RuleName, readonly Fault[]][]).flatMap(([rule, all]) =>
  all.map((fault, index) => ({ rule, fault, number: index + 1, of: all.length })),
);

test("every rule's file is among the rules, and has a planted fault", () => {
  const folder = join(ROOT, "modules", "governance", "rules");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /[\\/].+\.ts$/.test(file));
  const named = files.map((file) => file.replace(/^.*[\\/]|\.ts$/g, "").replace(/-(.)/g, (_, letter) => letter.toUpperCase()));
  expect(Object.keys(rules).sort()).toEqual(named.sort());
  expect(Object.keys(faults).sort()).toEqual(named);
  expect(Object.values(faults).every((all) => all.length > 0)).toBe(true);
});

test("what the faults are planted in breaks no rule", () => {
  expect([...shipped.values()].flatMap(({ stack, file }) => brokenRules(stack, file))).toEqual([]);
});

test.each(each)("$rule speaks of fault $number of $of in $fault.stack, once, and no other rule does", ({ rule, fault }) => {
  const lines = broken(fault);
  const controls = rules[rule].controls.join(", ");
  const says = `: ${fault.says} (${[rule, controls].filter(Boolean).join(": ")})`;
  expect(lines.map((line) => line.slice(line.indexOf("): ") + 1))).toEqual([says]);
});
