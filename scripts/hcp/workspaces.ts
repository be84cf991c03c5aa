import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DeliveryRole, deliveryRoleArn, deliveryRoleName } from "../../modules/delivery/delivery-scope";
import { readAllStacks } from "../run/choose-stacks";
import { stackTags } from "../terraform/stack-tags";
import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";

/** What one stack's workspace must be, as its synthesized output says. */
export interface Workspace {
  /** Of the stack, of its folder and of the workspace. */
  readonly name: string;
  readonly project: string;
  /** `<system>-<environment>`. */
  readonly prefix: string;
  readonly tags: Readonly<Record<"system" | "environment" | "layer", string>>;
  /** Where runs are: `local` on the machine of a person, whose own credentials make what no role of delivery may. */
  readonly runs: "remote" | "local";
  /** Whose applies are followed by a run here. */
  readonly after: readonly string[];
  /** Who reads its state. */
  readonly readers: readonly string[];
  /** Roles that a remote run becomes. */
  readonly roles?: Readonly<Record<"plan" | "apply", string>>;
}

interface StackFile {
  readonly terraform: {
    readonly cloud?: { readonly organization: string; readonly workspaces: { readonly name: string; readonly project: string } };
  };
  readonly provider: {
    readonly aws: ReadonlyArray<{ readonly allowed_account_ids: readonly string[] }>;
  };
  readonly resource?: { readonly aws_iam_role?: Readonly<Record<string, { readonly name?: string }>> };
  readonly data?: {
    readonly terraform_remote_state?: Readonly<
      Record<string, { readonly config: { readonly workspaces?: { readonly name: string } } }>
    >;
  };
}

interface Read extends Stack {
  readonly file: StackFile;
  readonly prefix: string;
  readonly tags: ReturnType<typeof stackTags>;
}

/** The workspaces of an organization: one for each stack whose state lies there. Refuses an organization that has none. */
export function workspacesOf(outdir: string, organization: string): Workspace[] {
  const all = readAllStacks(outdir).map(read);
  const own = all.filter(({ file }) => file.terraform.cloud?.organization === organization);
  if (own.length === 0) {
    const known = [...new Set(all.flatMap(({ file }) => file.terraform.cloud?.organization ?? []))];
    const there = known.length > 0 ? `; stacks lie in ${known.join(", ")}` : "";
    throw new UserError(
      `No stack of ${outdir} has its state in the organization ${organization}${there}. ` +
        `An account's file says where: state: { kind: "cloud", organization: "${organization}", … }; then npm run synth.`,
    );
  }
  const remote = new Set(own.filter((stack) => runsRemotely(stack, own)).map(({ name }) => name));
  return own.map((stack) => workspaceOf(stack, own, remote)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function read(stack: Stack): Read {
  const file: StackFile = JSON.parse(readFileSync(join(stack.folder, "cdk.tf.json"), "utf8"));
  const tags = stackTags(stack);
  return { ...stack, file, tags, prefix: `${tags.System}-${tags.Environment}` };
}

function workspaceOf(stack: Read, all: readonly Read[], remote: ReadonlySet<string>): Workspace {
  const { name, file, prefix, tags } = stack;
  const [accountId] = file.provider.aws[0].allowed_account_ids;
  const roleArn = (role: "plan" | "apply") => deliveryRoleArn({ accountId, prefix }, role);
  const isRemote = remote.has(name);
  return {
    name,
    project: file.terraform.cloud?.workspaces.project ?? "",
    prefix,
    tags: { system: tags.System, environment: tags.Environment, layer: name.slice(prefix.length + 1) },
    runs: isRemote ? "remote" : "local",
    // An apply on a person's machine is no run, and triggers none.
    after: isRemote ? stack.dependencies.filter((each) => remote.has(each)).sort() : [],
    readers: all
      .filter((each) => reads(each, name))
      .map((each) => each.name)
      .sort(),
    ...(isRemote && { roles: { plan: roleArn("plan"), apply: roleArn("apply") } }),
  };
}

const reads = ({ file }: Read, name: string) =>
  Object.values(file.data?.terraform_remote_state ?? {}).some(({ config }) => config.workspaces?.name === name);

/**
 * Whether delivery's roles can make a stack. They make neither themselves nor what stands outside of environments: a
 * person does.
 */
function runsRemotely(stack: Read, all: readonly Read[]): boolean {
  const hasRoles = all.some((each) => each.prefix === stack.prefix && makesRole(each, "plan"));
  return hasRoles && !makesRole(stack, "plan");
}

const makesRole = ({ file, prefix }: Read, role: DeliveryRole) =>
  Object.values(file.resource?.aws_iam_role ?? {}).some(({ name }) => name === deliveryRoleName(prefix, role));
