import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether Terraform gets a provider hashicorp/aws of these versions, e.g. `>= 6.26.0, < 7.0.0`. */
export function isAwsAtHand(versions: string, environment: NodeJS.ProcessEnv): boolean {
  const folder = mkdtempSync(join(tmpdir(), "provider-"));
  const aws = { source: "hashicorp/aws", version: versions };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: { aws } } }));
  const { status } = spawnSync("terraform", ["init", "-input=false", "-no-color"], { cwd: folder, env: environment });
  rmSync(folder, { recursive: true });
  return status === 0;
}
