import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataResource } from "cdktf";
import { nonprod } from "../../environments/accounts/nonprod";
import type { Move } from "../../environments/moves";
import { changesOf } from "../../scripts/run/changes";
import { Terraform } from "../../scripts/terraform/terraform";
import { addStateRecords, type StateRecords } from "../../stacks/state-records";
import { MadeStack } from "../stacks/made-stack";
import { terraformAtHand } from "../support/find-terraform";
import { scratchApp } from "../support/scratch-app";

const { environment = {}, missing } = terraformAtHand();
const terraform = new Terraform(environment);
const NAME = "made-dev-network";

/** A folder with a stack of Terraform's own resources and its state; it is written anew with other names and records. */
function stackFolder() {
  const folder = mkdtempSync(join(tmpdir(), "moves-"));

  function write(names: string[], records: StateRecords = {}): void {
    const app = scratchApp();
    const stack = new MadeStack(app, NAME, nonprod, []);
    for (const name of names) new DataResource(stack, name, { input: { holds: "data" } });
    addStateRecords(app, records);
    const { resource, moved, removed } = stack.toTerraform();
    const blocks = { terraform: { backend: { local: {} } }, resource, moved, removed };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(blocks));
  }

  /** What Terraform says that it would do, and does. */
  async function apply(): Promise<string> {
    await terraform.run(folder, ["init", "-input=false", "-no-color"]);
    return (await terraform.run(folder, ["apply", "-input=false", "-no-color", "-auto-approve"])).stdout;
  }

  /** What the runner would report; Terraform's own exit code says whether there is anything to apply. */
  async function plan() {
    await terraform.run(folder, ["init", "-input=false", "-no-color"]);
    const args = ["plan", "-input=false", "-detailed-exitcode", "-out=planned"];
    const { code } = await terraform.run(folder, args, { accept: [0, 2] });
    const { stdout } = await terraform.run(folder, ["show", "-json", "planned"]);
    return { code, changes: changesOf(JSON.parse(stdout)).map(({ action, address }) => `${action} ${address}`) };
  }

  return { write, apply, plan };
}

const move = (from: string, to: string): Move => ({
  stack: "made-*-network",
  from: `terraform_data.${from}`,
  to: `terraform_data.${to}`,
});
const summary = (said: string) => /^Apply complete! Resources: (.*)\.$/m.exec(said)?.[1];

(missing ? describe.skip : describe)("a resource whose address changes", () => {
  test("stays what it is by a move, and by moves that follow one another; without one it is destroyed", async () => {
    const { write, apply } = stackFolder();
    write(["old"]);
    expect(summary(await apply())).toBe("1 added, 0 changed, 0 destroyed");

    write(["new"], { moves: [move("old", "new")] });
    const said = await apply();
    expect(said).toContain("terraform_data.old has moved to terraform_data.new");
    expect(summary(said)).toBe("0 added, 0 changed, 0 destroyed");

    write(["newest"], { moves: [move("old", "new"), move("new", "newest")] });
    expect(summary(await apply())).toBe("0 added, 0 changed, 0 destroyed");

    write(["other"]);
    expect(summary(await apply())).toBe("1 added, 0 changed, 1 destroyed");
  }, 120_000);

  test("goes two moves at once where the first was never applied, and the plan shows a move", async () => {
    const { write, apply, plan } = stackFolder();
    write(["old"]);
    await apply();
    write(["newest"], { moves: [move("old", "new"), move("new", "newest")] });
    expect(await plan()).toEqual({ code: 2, changes: ["move terraform_data.newest"] });
    expect(summary(await apply())).toBe("0 added, 0 changed, 0 destroyed");
  }, 120_000);

  test("is left alone where a removal keeps it, and destroyed where it does not", async () => {
    const { write, apply } = stackFolder();
    write(["base", "one", "two"]);
    await apply();
    const reason = "not asked for";
    const removals = [
      { stack: NAME, address: "terraform_data.one", reason, keep: "in AWS" as const },
      { stack: NAME, address: "terraform_data.two", reason },
    ];
    write(["base"], { removals });
    const said = await apply();
    expect(said).toContain("terraform_data.one will no longer be managed by Terraform, but will not be destroyed");
    expect(summary(said)).toBe("0 added, 0 changed, 1 destroyed");
  }, 120_000);
});
