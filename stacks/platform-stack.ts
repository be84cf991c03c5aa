import { type App, TerraformOutput, TerraformStack } from "cdktf";
import type { Account } from "../environments/account";
import type { Environment } from "../environments/environment";
import { bindRoles, boundaryArn } from "../modules/delivery/permissions-boundary";
import type { StackOutput } from "../modules/shared/stack-output";
import { configureAws } from "./aws-provider";
import { configureState } from "./state-backend";

/** Which stack this is and whose it is. */
export interface StackIdentity {
  /** Name of the stack, of its output folder and of its HCP Terraform workspace. */
  readonly name: string;
  /** Begins every AWS name in it, e.g. `partner-prod`. */
  readonly prefix: string;
  /** Begins every name that is made of paths, e.g. the secret `partner/prod/application`. */
  readonly path: string;
  /** Where its state lies in the state bucket. */
  readonly stateKey: string;
  readonly account: Account;
  readonly region: string;
  /** The most that roles of the stack can do, whatever their own policies say; none outside of environments. */
  readonly roleBoundaryArn?: string;
  /**
   * Versions of hashicorp/aws, where the stack needs newer ones than the rest; a rehearsal and the tests leave it out then.
   * @default those that every stack is known to work with
   */
  readonly awsVersions?: string;
  /** On every resource of the stack. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Oldest Terraform that has all this output uses: write-only arguments and S3 lock files. */
const REQUIRED_TERRAFORM = ">= 1.11.0";

/** State, provider, tags and Terraform version: the same for every stack. The only base class here. */
export abstract class PlatformStack extends TerraformStack {
  readonly account: Account;
  protected readonly region: string;
  /** Begins every AWS name, e.g. `partner-prod`. */
  protected readonly prefix: string;
  /** Begins every name that is made of paths, e.g. `partner/prod`. */
  protected readonly path: string;

  constructor(app: App, identity: StackIdentity) {
    super(app, identity.name);
    this.account = identity.account;
    this.region = identity.region;
    this.prefix = identity.prefix;
    this.path = identity.path;
    this.addOverride("terraform.required_version", REQUIRED_TERRAFORM);
    // CDKTF does not look at it. Its fork would take 1.5.7 to be the oldest, and refuse write-only arguments.
    this.node.setContext("targetVersions", { terraform: REQUIRED_TERRAFORM });
    configureState(this, identity);
    configureAws(this, identity);
    if (identity.roleBoundaryArn) bindRoles(this, identity.roleBoundaryArn);
  }

  /** Shows `value` in `terraform output` under `name`, the same name in every environment. */
  protected output(name: string, value: StackOutput["value"], description: string): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }

  /** Shows what a part of the stack says of itself. */
  protected outputs(all: readonly StackOutput[]): void {
    for (const { name, value, description } of all) this.output(name, value, description);
  }
}

/** The identities of one system's stacks in one environment: `partner-dev-network`, `partner-dev-storage`, … */
export function layersOf(system: string, environment: Environment): (layer: string) => StackIdentity {
  const { environment: name, account, region, owner, costCenter } = environment;
  const prefix = `${system}-${name}`;
  return (layer) => ({
    name: `${prefix}-${layer}`,
    prefix,
    path: `${system}/${name}`,
    stateKey: `${system}/${name}/${layer}.tfstate`,
    account,
    region,
    roleBoundaryArn: boundaryArn({ accountId: account.id, prefix }),
    tags: tagsOf({ System: system, Environment: name, Stack: `${prefix}-${layer}`, CostCenter: costCenter, Owner: owner }),
  });
}

/** Every stack carries the same tag keys. */
export function tagsOf(tags: Record<"System" | "Environment" | "Stack" | "CostCenter" | "Owner", string>) {
  return { ...tags, ManagedBy: "terraform" };
}
