import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { App } from "cdktf";
import type { LocalAws } from "../../environments/local-aws";
import { localAccount } from "../../environments/rehearse";
import { PlatformStack, type StackIdentity } from "../../stacks/platform-stack";

/** What stands in a stack of a fault test. */
export interface FaultStackParts {
  /** A log group is there in a moment; the provider waits twelve seconds for a key, long enough to be interrupted in, and a second log group waits for that. */
  readonly has: readonly ("logs" | "key")[];
  /** A role that is refused where another one has its name. */
  readonly role?: string;
  /** Stacks whose log group it reads. */
  readonly reads?: readonly string[];
}

class FaultStack extends PlatformStack {
  readonly logs?: CloudwatchLogGroup;

  constructor(app: App, identity: StackIdentity, { has, role, reads = [] }: FaultStackParts, others: Record<string, FaultStack>) {
    super(app, identity);
    const tags = Object.fromEntries(reads.map((name) => [name, others[name].logs?.arn ?? ""]));
    if (has.includes("logs")) this.logs = new CloudwatchLogGroup(this, "logs", { name: identity.name, tags });
    if (has.includes("key")) {
      const key = new KmsKey(this, "key", { description: identity.name, tags });
      new CloudwatchLogGroup(this, "late", { name: `${identity.name}-late`, tags: { after: key.arn } });
    }
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    if (role) new IamRole(this, "role", { name: role, description: "of a fault test", assumeRolePolicy });
  }
}

/** Synthesizes stacks `<prefix>-<name>` for the AWS of this machine, each after those it reads; the output folder. */
export function faultStage(
  local: LocalAws,
  prefix: string,
  stacks: Readonly<Record<string, FaultStackParts>>,
  accountId?: string,
  outdir = mkdtempSync(join(tmpdir(), "fault-")),
): string {
  const app = new App({ outdir });
  const account = localAccount(local, ["us-east-1"]);
  const made: Record<string, FaultStack> = {};
  for (const [layer, parts] of Object.entries(stacks)) {
    const name = `${prefix}-${layer}`;
    const identity = {
      name,
      prefix,
      path: prefix.replace("-", "/"),
      stateKey: `${prefix}/${layer}.tfstate`,
      account: accountId ? { ...account, id: accountId } : account,
      region: "us-east-1",
      tags: {},
    };
    made[layer] = new FaultStack(app, identity, parts, made);
  }
  app.synth();
  return outdir;
}
