import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { PlanJson } from "../../scripts/terraform/plan-json";
import { Terraform } from "../../scripts/terraform/terraform";

/** One stack of a made-up output folder, and what Terraform has to say about it. */
export interface Made {
  readonly dependencies?: readonly string[];
  /** Outputs of other stacks that it reads. */
  readonly reads?: readonly string[];
  /** What it would change; nothing leaves it unchanged. */
  readonly plan?: PlanJson;
  /** What its state shows, once the folder is initialized. */
  readonly outputs?: Readonly<Record<string, { readonly value: unknown; readonly sensitive?: boolean }>>;
  /** Outputs that it was synthesized with and whose apply is still to come. */
  readonly toCome?: readonly string[];
  /** What `init` fails to get; the backend comes before the provider. */
  readonly failsToGet?: "backend" | "provider";
  readonly failsToPlan?: string;
  readonly failsToApply?: string;
  readonly failsToShow?: string;
}

/** Answers as Terraform does, by what lies in the folder it runs in, and writes down what it was asked. */
const FAKE = `#!${process.execPath}
const { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { basename } = require("node:path");
const [command, ...options] = process.argv.slice(2);
if (command === "version") { console.log('{"terraform_version": "1.11.4"}'); process.exit(0); }
const made = JSON.parse(readFileSync("fake.json", "utf8"));
appendFileSync(process.env.FAKE_LOG, [basename(process.cwd()), command, ...options].join(" ") + "\\n");
const fail = (said) => { process.stderr.write("\\nError: " + said + "\\n"); process.exit(1); };
if (command === "init" && made.failsToGet === "backend") fail("no backend");
if (command === "init") mkdirSync(".terraform", { recursive: true });
if (command === "init") for (const file of [".terraform.lock.hcl", ".terraform/backend"]) writeFileSync(file, "# made");
if (command === "init" && made.failsToGet) fail("Failed to query available provider packages");
if (command === "output" && made.failsToShow) fail(made.failsToShow);
if (command === "output" && !existsSync(".terraform/backend")) fail('Backend initialization required, please run "terraform init"');
if (command === "output") console.log(JSON.stringify(made.outputs ?? {}, null, 2));
if (command === "plan" && made.failsToPlan) fail(made.failsToPlan);
if (command === "plan" && !made.plan) process.exit(0);
if (command === "plan") {
  writeFileSync(options.find((each) => each.startsWith("-out=")).slice(5), JSON.stringify(made.plan));
  console.log("aws_vpc.main: Refreshing state...\\n\\nTerraform will perform the following actions: of " + basename(process.cwd()));
  process.exit(2);
}
if (command === "show") console.log(readFileSync(options.at(-1), "utf8"));
if (command === "apply" && !existsSync(options.at(-1))) fail("no plan " + options.at(-1));
if (command === "apply" && made.failsToApply) fail(made.failsToApply);
`;

/** An output folder with these stacks of an environment, a Terraform that only acts, and what it was asked. */
export function madeOf(stacks: Readonly<Record<string, Made>>, prefix = "app-dev") {
  const outdir = mkdtempSync(join(tmpdir(), "deliver-"));
  const bin = join(outdir, "bin");
  const log = join(outdir, "asked");
  mkdirSync(bin);
  writeFileSync(log, "");
  writeFileSync(join(bin, "terraform"), FAKE);
  chmodSync(join(bin, "terraform"), 0o755);
  const full = (name: string) => `${prefix}-${name}`;
  const entries = Object.entries(stacks).map(([name, { dependencies = [], reads = [], ...answers }]) => {
    const folder = join(outdir, "stacks", full(name));
    mkdirSync(join(folder, ".terraform"), { recursive: true });
    writeFileSync(join(folder, ".terraform", "provider"), "large");
    const shown = [...Object.keys(answers.outputs ?? {}), ...(answers.toCome ?? [])];
    const output = Object.fromEntries(shown.map((each) => [each, { value: "a reference" }]));
    const values = reads.map((output) => `\${data.terraform_remote_state.other.outputs.${output}}`);
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ locals: { values }, output }));
    writeFileSync(join(folder, "fake.json"), JSON.stringify(answers));
    return [full(name), { name: full(name), workingDirectory: `stacks/${full(name)}`, dependencies: dependencies.map(full) }];
  });
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(entries) }));
  const environment = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter), FAKE_LOG: log };
  return {
    outdir,
    environment,
    terraform: new Terraform(environment),
    /** `network plan -input=false …`, one line for each command. */
    asked: () => readFileSync(log, "utf8").replaceAll(`${prefix}-`, "").trim().split("\n"),
  };
}

/** What a plan does to one resource. */
export const acting = (address: string, ...actions: string[]) => ({ address, type: address.split(".")[0], change: { actions } });

/** A plan that adds, changes and removes one resource each, and these outputs. */
export const planChanging = (...outputs: string[]): PlanJson => ({
  resource_changes: ["create", "update", "delete", "no-op", "read"].map((action) => acting(`aws_iam_role.${action}`, action)),
  output_changes: Object.fromEntries(outputs.map((name) => [name, { actions: ["update"] }])),
});
