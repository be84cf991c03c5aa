import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { primedInit } from "../../scripts/terraform/primed-init";
import { readStacks, type Stack } from "../../scripts/terraform/stacks";
import type { Finished } from "../../scripts/terraform/terraform";
import { Terraform } from "../../scripts/terraform/terraform";
import { madeOf } from "../support/fake-terraform";

/** Counts how many stand in `init` at the same time. */
class Counting extends Terraform {
  readonly diary: string[] = [];
  override async run(folder: string): Promise<Finished> {
    const name = folder.replace(/.*app-dev-/, "");
    this.diary.push(`+${name}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    this.diary.push(`-${name}`);
    if (name === "broken") throw new Error("no bucket");
    return { code: 0, stdout: "", stderr: "" };
  }
}

async function diaryOf(providers: Readonly<Record<string, object>>, fetched: readonly string[] = []) {
  const { outdir } = madeOf(Object.fromEntries(Object.keys(providers).map((name) => [name, {}])));
  const stacks = Object.entries(providers).map(([name, required_providers]) => {
    const stack = readStacks(outdir, `app-dev-${name}`)[0] as Stack;
    writeFileSync(join(stack.folder, "cdk.tf.json"), JSON.stringify({ terraform: { required_providers } }));
    if (fetched.includes(name)) {
      mkdirSync(join(stack.folder, ".terraform", "providers"), { recursive: true });
      writeFileSync(join(stack.folder, ".terraform.lock.hcl"), "");
    }
    return stack;
  });
  const terraform = new Counting({});
  const init = primedInit(terraform);
  await Promise.allSettled(stacks.map((stack) => init(stack, () => undefined)));
  return terraform.diary;
}

const aws = { aws: { version: "5.100.0" } };
const both = { ...aws, random: { version: "3.7.2" } };

test("the first that asks for a provider fetches it alone, the others follow at the same time", async () => {
  const diary = await diaryOf({ one: aws, two: aws, three: aws });
  expect(diary.slice(0, 4)).toEqual(["+one", "-one", "+two", "+three"]);
});

test("two sets of providers are not fetched at the same time", async () => {
  const diary = await diaryOf({ one: aws, two: both });
  expect(diary).toEqual(["+one", "-one", "+two", "-two"]);
});

test("where the first one fails for a reason of its own, the others still try", async () => {
  const diary = await diaryOf({ broken: aws, two: aws });
  expect(diary).toEqual(["+broken", "-broken", "+two", "-two"]);
});

test("a folder that has its providers and their lock waits for nobody, and nobody for it", async () => {
  const diary = await diaryOf({ one: aws, two: aws, three: aws }, ["two"]);
  expect(diary.slice(0, 2)).toEqual(["+two", "+one"]);
  expect(diary.indexOf("+three")).toBeGreaterThan(diary.indexOf("-one"));
});
