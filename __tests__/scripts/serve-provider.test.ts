import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { serveProvider } from "../../scripts/terraform/serve-provider";
import { Terraform } from "../../scripts/terraform/terraform";
import { UserError } from "../../scripts/terraform/user-error";
import { hostile } from "../support/local-aws";

/** A Terraform whose `init` installs `provider`, which writes down its arguments and environment. */
function terraformWith(provider: string) {
  const bin = mkdtempSync(join(tmpdir(), "serve-provider-"));
  const log = join(bin, "log");
  const program = `#!${process.execPath}
require("node:fs").writeFileSync(${JSON.stringify(log)}, JSON.stringify({ args: process.argv.slice(2), environment: process.env }));
${provider}`;
  const fake = `#!${process.execPath}
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { aws } = JSON.parse(readFileSync("main.tf.json", "utf8")).terraform.required_providers;
const folder = ".terraform/providers/registry.terraform.io/hashicorp/aws/" + aws.version + "/some_platform";
mkdirSync(folder, { recursive: true });
writeFileSync(folder + "/terraform-provider-aws_v" + aws.version, ${JSON.stringify(program)}, { mode: 0o755 });
`;
  writeFileSync(join(bin, "terraform"), fake);
  chmodSync(join(bin, "terraform"), 0o755);
  const terraform = new Terraform({ ...process.env, ...hostile("http://trap"), PATH: [bin, process.env.PATH].join(delimiter) });
  return { terraform, log: () => JSON.parse(readFileSync(log, "utf8")) };
}

const ALIVE = "setInterval(() => undefined, 1000);";

test("says where the installed provider can be asked, keeps the caller's credentials from it, and stops it", async () => {
  const told = `console.log("TF_REATTACH_PROVIDERS='" + JSON.stringify({ pid: process.pid }) + "'"); ${ALIVE}`;
  const { terraform, log } = terraformWith(told);
  const served = await serveProvider(terraform);
  const { pid } = JSON.parse(served.environment.TF_REATTACH_PROVIDERS ?? "");
  expect(() => process.kill(pid, 0)).not.toThrow();
  const { args, environment } = log();
  expect(args).toEqual(["-debug"]);
  expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: "rehearsal", AWS_ENDPOINT_URL: "http://127.0.0.1:9" });
  await served.stop();
  await served.stop();
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("a provider that ends before it can be asked is an error with what it said", async () => {
  const { terraform } = terraformWith(`console.log("no room"); process.exitCode = 3;`);
  const served = serveProvider(terraform);
  await expect(served).rejects.toThrow(UserError);
  await expect(served).rejects.toThrow("the AWS provider ended before it could be asked: no room");
});
