import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resourcesOf } from "../../modules/governance/findings";
import { mockApply } from "../../scripts/terraform/mock-apply";
import { byProvider, notRun } from "../../scripts/terraform/provider-needs";
import { type ServedProvider, serveProvider } from "../../scripts/terraform/serve-provider";
import { readStacks, type Stack } from "../../scripts/terraform/stacks";
import { requireTerraform, Terraform } from "../../scripts/terraform/terraform";
import { TESTED_AWS_VERSION } from "../../stacks/aws-provider";
import type { Catalogue } from "../../systems/platforms";
import { terraformAtHand } from "../support/find-terraform";
import { codeBelow, Proven } from "../support/proven";
import { isAwsAtHand } from "../support/provider-at-hand";
import { randomWordsIn } from "../support/random-words";
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
const readBy = ({ folder, dependencies }: Stack) => dependencies.map((name) => join(folder, "..", name));
const foldersOf = (stack: Stack) => [stack.folder, ...readBy(stack)];
const unchanged = applied.filter((stack) => lasting(stack) && proven.has(foldersOf(stack)));
const changed = applied.filter((stack) => !unchanged.includes(stack));

/** One provider for all stacks, from when the first of them is asked for. */
let serving: Promise<ServedProvider> | undefined;
function served(): Promise<ServedProvider> {
  serving ??= serveProvider(terraform);
  return serving;
}
afterAll(async () => (await serving)?.stop());

async function previewAndApply(stack: Stack): Promise<void> {
  const before = readdirSync(stack.folder, { recursive: true });
  const preview = await mockApply(terraform, stack.folder, join(scratch, stack.name), await served());
  const resources = resourcesOf(readStackFile(stack));
  expect(preview.split("\n").at(-1)).toBe(`Plan: ${resources.length} to add, 0 to change, 0 to destroy.`);
  expect(resources.filter(({ address }) => !preview.includes(`# ${address} will be created`))).toEqual([]);
  expect(randomWordsIn(preview, foldersOf(stack).map(writtenIn).join())).toEqual([]);
  expect(readdirSync(stack.folder, { recursive: true })).toEqual(before);
}

(missing ? describe.skip : describe)("previewed and applied against mocks, with the real provider", () => {
  if (changed.length > 0) {
    test.concurrent.each(changed)(
      "$name: every resource is planned, no mock goes unmarked, its folder stays as it was, and the apply succeeds",
      (stack) => (lasting(stack) ? proven.by(foldersOf(stack), () => previewAndApply(stack)) : previewAndApply(stack)),
      120_000,
    );
  }
  if (unchanged.length > 0) {
    test.each(unchanged)("$name: not again, as nothing changed since it was", (stack) => {
      expect(proven.has(foldersOf(stack))).toBe(true);
    });
  }
});

(missing ? describe.skip : describe)("the check itself", () => {
  test("refuses a value that the provider does not accept", async () => {
    const [stack] = readStacks(synthesizeAnew(), "partner-dev-security");
    const file = readStackFile(stack);
    for (const key of Object.values<Record<string, unknown>>(file.resource.aws_kms_key)) key.deletion_window_in_days = 3;
    writeFileSync(join(stack.folder, "cdk.tf.json"), JSON.stringify(file));
    await expect(mockApply(terraform, stack.folder, join(scratch, "faulty"), await served())).rejects.toThrow(
      "expected deletion_window_in_days to be in the range (7 - 30), got 3",
    );
  }, 120_000);
});
