import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mockApply } from "../../scripts/terraform/mock-apply";
import { byProvider, notRun } from "../../scripts/terraform/provider-needs";
import { readStacks, type Stack } from "../../scripts/terraform/stacks";
import { requireTerraform, Terraform } from "../../scripts/terraform/terraform";
import { TESTED_AWS_VERSION } from "../../stacks/aws-provider";
import type { Catalogue } from "../../systems/platforms";
import { terraformAtHand } from "../support/find-terraform";
import { codeBelow, Proven } from "../support/proven";
import { isAwsAtHand } from "../support/provider-at-hand";
import { readStackFile, synthesizeAll, synthesizeAnew, synthesizeRehearsed } from "../support/synthesized";
import { variants } from "../support/variants";

const { environment = {}, missing } = terraformAtHand();
const terraform = new Terraform(environment);
const scratch = mkdtempSync(join(tmpdir(), "mock-apply-"));

/** hashicorp/random cannot be had on every machine, so the stacks that need it are checked as a rehearsal writes them. */
const real = readStacks(synthesizeAll(), "");
const shippedRehearsed = readStacks(synthesizeRehearsed(), "");
const writtenIn = (folder: string) => readFileSync(join(folder, "cdk.tf.json"), "utf8");
const needRandom = real.filter((stack) => "random" in readStackFile(stack).terraform.required_providers);
const rehearsed = shippedRehearsed.filter(({ name }) => needRandom.some((stack) => stack.name === name));
const shipped = [...real.filter((stack) => !needRandom.includes(stack)), ...rehearsed];

/** What nobody ships and everybody may choose: the stacks of it that the choice changes. */
const choices = Object.entries(variants).flatMap(([system, ofSystem]) =>
  Object.entries<Catalogue>(ofSystem).map(([variant, catalogue]) => ({ system, variant, catalogue })),
);
const chosen = choices.flatMap(({ system, variant, catalogue }) =>
  readStacks(synthesizeRehearsed(catalogue), `${system}-`)
    .filter((stack) => !isShipped(stack))
    .map((stack) => ({ ...stack, name: `${stack.name} (${variant})` })),
);
function isShipped({ name, folder }: Stack): boolean {
  const same = shippedRehearsed.find((each) => each.name === name);
  return same !== undefined && writtenIn(same.folder) === writtenIn(folder);
}
const checkedStacks = [...shipped, ...chosen];

/** A stack that asks for a newer provider than the tested one is applied where that is at hand, and else named. */
const { needing } = byProvider(checkedStacks);
const atHand = new Map([...new Set(needing.map(({ versions }) => versions))].map((each) => [each, canGet(each)]));
const skipped = needing.filter(({ versions }) => !atHand.get(versions));
const applied = checkedStacks.filter(({ name }) => !skipped.some((each) => each.name === name));
function canGet(versions: string): boolean {
  return !missing && isAwsAtHand(versions, environment);
}

test("every stack is among those that are checked", () => {
  console.info(
    `${checkedStacks.length} stacks, ${chosen.length} of them as variants, ${rehearsed.length} of them in rehearsed form (they hold a random_id): ${rehearsed.map(({ name }) => name).join(", ")}`,
  );
  expect(shipped.map(({ name }) => name).sort()).toEqual(real.map(({ name }) => name).sort());
  const unchecked = choices.filter(
    ({ system, variant }) => !chosen.some(({ name }) => name.startsWith(`${system}-`) && name.endsWith(`(${variant})`)),
  );
  expect(unchecked.map(({ system, variant }) => `${system}: ${variant}`)).toEqual([]);
});

test("exactly the stacks of S3 Vectors ask for a newer provider than the tested one; where it is not at hand, they are skipped by name", () => {
  if (skipped.length > 0) console.info([...skipped.map(notRun), `${skipped.length} stacks skipped`].join("\n"));
  const ofVectors = checkedStacks.filter(({ name }) => /-vectors( \(.*\))?$/.test(name));
  expect(needing.map(({ name }) => name).sort()).toEqual(ofVectors.map(({ name }) => name).sort());
  expect(applied.length + skipped.length).toBe(checkedStacks.length);
});

/** A newer provider than the tested one is whichever the registry has that day: what it accepted once proves nothing. */
const lasting = ({ name }: Stack) => !needing.some((each) => each.name === name);
const proven = new Proven([missing ?? requireTerraform(), TESTED_AWS_VERSION, codeBelow("scripts/terraform")]);
const unchanged = applied.filter((stack) => lasting(stack) && proven.has(stack.folder));
const changed = applied.filter((stack) => !unchanged.includes(stack));
const applyToMocks = (stack: Stack) => mockApply(terraform, stack.folder, join(scratch, stack.name));

(missing ? describe.skip : describe)("applied against mocks, with the real provider", () => {
  if (changed.length > 0) {
    test.concurrent.each(changed)(
      "$name",
      (stack) => (lasting(stack) ? proven.by(stack.folder, () => applyToMocks(stack)) : applyToMocks(stack)),
      120_000,
    );
  }
  if (unchanged.length > 0) {
    test.each(unchanged)("$name: not again, as nothing changed since it was", ({ folder }) => {
      expect(proven.has(folder)).toBe(true);
    });
  }
});

(missing ? describe.skip : describe)("the check itself", () => {
  test("refuses a value that the provider does not accept", async () => {
    const [stack] = readStacks(synthesizeAnew(), "partner-dev-security");
    const file = readStackFile(stack);
    for (const key of Object.values<Record<string, unknown>>(file.resource.aws_kms_key)) key.deletion_window_in_days = 3;
    writeFileSync(join(stack.folder, "cdk.tf.json"), JSON.stringify(file));
    await expect(mockApply(terraform, stack.folder, join(scratch, "faulty"))).rejects.toThrow(
      "expected deletion_window_in_days to be in the range (7 - 30), got 3",
    );
  }, 120_000);
});
