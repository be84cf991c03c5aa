import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import type { Posture } from "../shared/posture";
import { applyLimits } from "./apply-limits";
import { CrossAccountRole } from "./cross-account-role";
import { DeliveryPolicy } from "./delivery-policy";
import type { DeliveryScope, PartPermissions } from "./delivery-scope";
import type { DeliverySettings } from "./delivery-settings";
import { GithubRole } from "./github-role";
import { trustsGithub } from "./github-trust";
import { beanstalk } from "./permissions/beanstalk";
import { data as dataPart, emptyBuckets } from "./permissions/data";
import { edge } from "./permissions/edge";
import { identity } from "./permissions/identity";
import { network } from "./permissions/network";
import { operators } from "./permissions/operators";
import { watching } from "./permissions/watching";
import { workloads } from "./permissions/workloads";
import { PermissionsBoundary } from "./permissions-boundary";
import { reachesState, type StatePlace } from "./state-access";

const PARTS = { beanstalk, data: dataPart, edge, identity, network, watching, workloads };

/** A part that an environment is made of, with what it takes to deliver it. */
export type DeliveryPart = keyof typeof PARTS;

/** Hours of a plan's job and of an apply's: databases and distributions take their time. */
const PLAN_HOURS = 1;
const APPLY_HOURS = 2;

export interface DeliveryRolesProps {
  readonly scope: DeliveryScope;
  readonly delivery: DeliverySettings;
  /** Other parts can neither be read nor made. */
  readonly parts: readonly DeliveryPart[];
  /** Where the environment has anything; `us-east-1` is added for services without a region. */
  readonly regions: readonly string[];
  /** `elsewhere`: HCP Terraform, which needs nothing of this account for it. */
  readonly state: StatePlace | "elsewhere";
  readonly data: Posture;
}

/**
 * Who delivers an environment from GitHub: pull requests plan and can change nothing, jobs of the GitHub environment
 * `<system>-<environment>` apply. Both wear managed policies, one per part, because inline ones have no room.
 * An apply cannot change this construct: a person does, as the first time.
 */
export class DeliveryRoles extends Construct {
  readonly planRoleArn: string;
  readonly applyRoleArn: string;
  /** None where nobody of another account looks in. */
  readonly operatorsRoleArn?: string;
  /** Every other role of the environment must wear it; see `bindRoles`. */
  readonly boundary: PermissionsBoundary;

  constructor(construct: Construct, id: string, props: DeliveryRolesProps) {
    super(construct, id);
    const { scope, delivery, parts, regions, state, data } = props;
    const { prefix, accountId } = scope;
    const permissions = parts.map((part): [DeliveryPart, PartPermissions] => [part, PARTS[part](scope)]);
    this.boundary = new PermissionsBoundary(this, "boundary", scope);

    const read = new DeliveryPolicy(this, "read", {
      name: `${prefix}-delivery-read`,
      description: `What a plan of ${prefix} asks for`,
      statements: permissions.flatMap(([, part]) => part.read),
    });
    except(read, "policyNamesItsActions", "reads configuration only, and what a refresh calls changes with the provider");
    const writes = permissions.map(
      ([part, { write }]) =>
        new DeliveryPolicy(this, part, {
          name: `${prefix}-delivery-${part}`,
          description: `What it takes to make ${part} of ${prefix}`,
          statements: write,
        }),
    );

    const stateOf = (access: "read" | "write") => (state === "elsewhere" ? [] : reachesState(state, access));
    const allRegions = state === "elsewhere" ? regions : [...regions, state.region];
    this.planRoleArn = new GithubRole(this, "plan", {
      name: `${prefix}-plan`,
      description: `Plans ${prefix} for pull requests`,
      trust: trustsGithub(accountId, delivery, "pull_request"),
      hours: PLAN_HOURS,
      policies: [read],
      statements: stateOf("read"),
    }).arn;
    this.applyRoleArn = new GithubRole(this, "apply", {
      name: `${prefix}-apply`,
      description: `Applies ${prefix} from the GitHub environment ${prefix}`,
      trust: trustsGithub(accountId, delivery, { environment: prefix, branch: delivery.defaultBranch }),
      hours: APPLY_HOURS,
      policies: [read, ...writes],
      statements: [
        ...stateOf("write"),
        ...(data === "disposable" ? emptyBuckets(scope) : []),
        ...applyLimits(scope, allRegions, data),
      ],
    }).arn;
    if (delivery.operators !== "none") {
      this.operatorsRoleArn = new CrossAccountRole(this, "operators", {
        name: `${prefix}-operators`,
        description: `Lets account ${delivery.operators.accountId} look at logs and metrics of ${prefix}`,
        trusted: delivery.operators,
        statements: operators(scope),
      }).arn;
    }
  }
}
