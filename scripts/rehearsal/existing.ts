import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endpointsAt } from "../local-aws/services";
import { quietEnvironment } from "../terraform/quiet-environment";
import { readStacks } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import { ROOT } from "./places";

interface Reading {
  readonly data?: { readonly aws_route53_zone?: Readonly<Record<string, { readonly name: string }>> };
}

/** Names of the hosted zones that the stacks in `outdir` expect to find in their account. */
export function zonesReadIn(outdir: string): string[] {
  const names = readStacks(outdir, "").flatMap(({ folder }) => {
    const { data }: Reading = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
    return Object.values(data?.aws_route53_zone ?? {}).map(({ name }) => name);
  });
  return [...new Set(names)].sort();
}

/** Makes in the local AWS at `port` what an account has before any stack of ours. */
export function ensureExisting(python: string, port: number, zones: readonly string[]): void {
  const script = join(ROOT, "scripts", "local-aws", "existing.py");
  // A profile or an endpoint of the caller's would lead the SDK astray, or stop it.
  const env = quietEnvironment(endpointsAt(port).refusing);
  const { status, stderr } = spawnSync(python, [script, String(port), ...zones], { encoding: "utf8", env });
  if (status !== 0) throw new UserError(stderr.trim());
}
