import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TESTED_AWS_VERSION } from "../../stacks/aws-provider";
import { writeTestedOnly } from "./provider";
import { NOWHERE, quietEnvironment } from "./quiet-environment";
import type { Terraform } from "./terraform";
import { UserError } from "./user-error";

/** What the provider says when it can be asked; Terraform takes it as an environment variable. */
const READY = /TF_REATTACH_PROVIDERS='(?<where>[^']+)'/;

/** Ends the provider when its standard input ends: by us, or with us, however that comes about. */
const WITH_US = '"$0" -debug & exec >&-; read -r _; kill $!; wait $!';
/** By itself it would trace every type of every schema that it is asked for. */
const SILENT = { TF_LOG_PROVIDER: "OFF", TF_LOG_SDK: "OFF" };

/**
 * The tested AWS provider as a process of its own. Terraform starts a provider several times in each run, and its
 * schema is large: two thirds of a run against mocks. Only for mocks: whoever configures it configures it for all.
 */
export interface ServedProvider {
  /** For runs that ask for exactly the tested version. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/**
 * Starts it with the provider that `terraform init` installs.
 * @throws UserError when it cannot be installed, or ends before it can be asked.
 */
export async function serveProvider(terraform: Terraform): Promise<ServedProvider> {
  const folder = mkdtempSync(join(tmpdir(), "served-provider-"));
  try {
    const child = spawn("sh", ["-c", WITH_US, await installed(terraform, folder)], {
      env: { ...quietEnvironment(NOWHERE, terraform.environment), ...SILENT },
      stdio: ["pipe", "pipe", "ignore"],
    });
    return { environment: { TF_REATTACH_PROVIDERS: await ready(child) }, stop: () => stop(child) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function installed(terraform: Terraform, folder: string): Promise<string> {
  writeTestedOnly(folder);
  await terraform.run(folder, ["init", "-input=false", "-no-color"]);
  const platforms = join(folder, ".terraform", "providers", "registry.terraform.io", "hashicorp", "aws", TESTED_AWS_VERSION);
  const [platform = ""] = readdirSync(platforms);
  const program = readdirSync(join(platforms, platform)).find((name) => name.startsWith("terraform-provider-aws"));
  if (!program) throw new UserError(`hashicorp/aws ${TESTED_AWS_VERSION} as Terraform installed it holds no program`);
  return join(platforms, platform, program);
}

/** Where it can be asked, in its own words. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (text: Buffer) => {
      said += text;
      const where = READY.exec(said)?.groups?.where;
      if (where) resolve(where);
    });
    child.once("error", reject);
    child.stdout?.once("end", () => {
      child.stdin?.end();
      reject(new UserError(`the AWS provider ended before it could be asked: ${said}`));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.stdin?.end();
  await ended;
}
