import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { App } from "cdktf";
import type { Account } from "../../environments/account";
import type { Handover } from "../../environments/handovers";
import type { Move } from "../../environments/moves";
import { localAccount } from "../../environments/rehearse";
import { startLocalAws, stopLocalAws } from "../../scripts/local-aws/local-aws";
import { ensureVenv, requirePython } from "../../scripts/local-aws/python";
import { VENV } from "../../scripts/rehearsal/places";
import { importId } from "../../scripts/state/import-id";
import { initStack } from "../../scripts/terraform/apply";
import { pullState } from "../../scripts/terraform/run-on-backend";
import { readStacks } from "../../scripts/terraform/stacks";
import { resourcesOf } from "../../scripts/terraform/state-resources";
import { Terraform } from "../../scripts/terraform/terraform";
import { addStateRecords, type StateRecords } from "../../stacks/state-records";
import { synthesize } from "../../stacks/synthesize";
import { MadeStack } from "../stacks/made-stack";
import { terraformAtHand } from "../support/find-terraform";
import { askLocalAws } from "../support/local-aws";
import { freePorts } from "../support/run";
import { makeStores } from "../support/states";

const { environment = {}, missingForLocalAws: missing } = terraformAtHand();
const folder = mkdtempSync(join(tmpdir(), "handover-"));
const terraform = new Terraform(environment);
const quiet = () => undefined;

/** What the first synthesis of a test has, and the second: `early` is applied before `old`, `late` after it. */
const OUTDIR = mkdtempSync(join(tmpdir(), "handed-"));
const BEFORE = { old: ["kept", "one", "two"], early: [], late: [] };
const AFTER = { old: ["kept"], early: ["one"], late: ["two", "found"] };
const at = (name: string) => `aws_ssm_parameter.${name}`;

(missing ? describe.skip : describe)("resources that change stacks, or join one", () => {
  let account: Account;

  beforeAll(async () => {
    const aws = await startLocalAws(folder, ensureVenv(requirePython(), VENV), await freePorts());
    account = localAccount(aws, ["us-east-1"]);
    await makeStores(folder, "terraform-state-123456789012");
    await askLocalAws(folder, "ssm", "put_parameter", { Name: "/made/found", Type: "String", Value: "kept" });
  }, 120_000);
  afterAll(() => stopLocalAws(folder));

  /** Writes the stacks with these parameters and what is recorded of them. */
  function synthesized(parameters: Record<string, string[]>, records: StateRecords = { imports: {}, handovers: [] }): void {
    const app = new App({ outdir: OUTDIR });
    for (const [name, each] of Object.entries(parameters)) new MadeStack(app, name, account, each);
    addStateRecords(app, records);
    synthesize(app);
  }

  const stackOf = (name: string) => readStacks(OUTDIR, name)[0];
  const stateOf = async (name: string) => [...resourcesOf(await pullState(terraform, stackOf(name), quiet))].sort();
  const planned = async (name: string) => {
    const args = ["plan", "-input=false", "-lock=false", "-detailed-exitcode"];
    return (await terraform.run(stackOf(name).folder, args, { accept: [0, 2] })).code;
  };

  /** Applies a stack, and returns Terraform's own summary. */
  async function applied(name: string): Promise<string | undefined> {
    const args = ["apply", "-input=false", "-no-color", "-auto-approve"];
    const { stdout } = await terraform.run(stackOf(name).folder, args);
    return /^Apply complete! (.*)$/m.exec(stdout)?.[1];
  }

  const parametersInAws = async () => {
    const names = { Names: ["kept", "one", "two", "found", "renamed"].map((name) => `/made/${name}`) };
    const { Parameters } = await askLocalAws<{ Parameters: { Name: string }[] }>(folder, "ssm", "get_parameters", names);
    return Parameters.sort((a, b) => a.Name.localeCompare(b.Name));
  };

  test("stay as they are in AWS, whichever stack is applied first, and only the new state knows them", async () => {
    synthesized(BEFORE);
    for (const name of Object.keys(BEFORE)) await initStack(terraform, stackOf(name), quiet);
    await applied("old");
    const before = await parametersInAws();
    expect(before).toHaveLength(4);
    const handover = async (to: string, name: string): Promise<Handover> => ({
      from: { stack: "old", address: at(name) },
      to: { stack: to, address: at(name) },
      id: await importId(terraform, stackOf("old"), at(name), quiet),
    });
    const handovers = [await handover("early", "one"), await handover("late", "two")];

    synthesized(AFTER, { handovers, imports: { late: { [at("found")]: "/made/found" } } });
    // What changes is the tag that names the stack.
    expect(await applied("early")).toBe("Resources: 1 imported, 0 added, 1 changed, 0 destroyed.");
    expect(await applied("old")).toBe("Resources: 0 added, 0 changed, 0 destroyed.");
    expect(await applied("late")).toBe("Resources: 2 imported, 0 added, 2 changed, 0 destroyed.");

    expect(await parametersInAws()).toEqual(before);
    expect(await stateOf("old")).toEqual([`${at("kept")} /made/kept`]);
    expect(await stateOf("early")).toEqual([`${at("one")} /made/one`]);
    expect(await stateOf("late")).toEqual([`${at("found")} /made/found`, `${at("two")} /made/two`]);
    expect([await planned("old"), await planned("early"), await planned("late")]).toEqual([0, 0, 0]);
  }, 600_000);

  test("stay as they are in AWS where only their address changes, by a move", async () => {
    /** A stack with one parameter at this address. */
    const withParameter = (name: string, moves: readonly Move[] = []) => {
      const app = new App({ outdir: OUTDIR });
      const stack = new MadeStack(app, "renaming", account, []);
      new SsmParameter(stack, name, { name: "/made/renamed", type: "String", value: "kept" });
      addStateRecords(app, { moves });
      synthesize(app);
    };
    withParameter("before");
    await initStack(terraform, stackOf("renaming"), quiet);
    await applied("renaming");
    const before = await parametersInAws();
    expect(before.map(({ Name }) => Name)).toContain("/made/renamed");

    withParameter("after", [{ stack: "renam*", from: at("before"), to: at("after") }]);
    expect(await applied("renaming")).toBe("Resources: 0 added, 0 changed, 0 destroyed.");
    expect(await parametersInAws()).toEqual(before);
    expect(await stateOf("renaming")).toEqual([`${at("after")} /made/renamed`]);
    expect(await planned("renaming")).toBe(0);
  }, 300_000);
});
