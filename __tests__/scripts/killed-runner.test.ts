import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../support/run";

/** Says something ten times a second for a second and a half, as an apply does, and ends by saving a state. */
const SLOW = `#!${process.execPath}
const { writeFileSync } = require("node:fs");
process.stdout.on("error", () => process.exit(1)); // What a broken pipe does to Terraform.
let left = 15;
setInterval(() => {
  console.log("aws_kms_key.platform: Still creating...");
  if (left-- > 0) return;
  writeFileSync("saved", "the state");
  process.exit(0);
}, 100);
`;

/** A process of ours that runs that Terraform in a folder; the folder. */
function runner() {
  const folder = mkdtempSync(join(tmpdir(), "killed-"));
  writeFileSync(join(folder, "terraform"), SLOW, { mode: 0o755 });
  const program = `
    const { Terraform } = require("./scripts/terraform/terraform.ts");
    const told = (line) => require("node:fs").writeFileSync(${JSON.stringify(join(folder, "told"))}, line);
    new Terraform(process.env).run(${JSON.stringify(folder)}, ["apply"], { onLine: told });
  `;
  const env = { ...process.env, PATH: [folder, process.env.PATH].join(delimiter) };
  const child = spawn(process.execPath, ["--import", "tsx", "-e", program], { cwd: ROOT, env, stdio: "ignore" });
  return { folder, child };
}

test("Terraform ends its apply and saves its state although the runner was killed", async () => {
  const { folder, child } = runner();
  while (!existsSync(join(folder, "told"))) await sleep(50);
  expect(readFileSync(join(folder, "told"), "utf8")).toContain("Still creating");
  child.kill("SIGKILL");
  await new Promise((resolve) => child.on("exit", resolve));
  expect(existsSync(join(folder, "saved"))).toBe(false);
  await sleep(3_000);
  expect(existsSync(join(folder, "saved"))).toBe(true);
}, 30_000);
