import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import type { PolicyStatement } from "../security/policy-document";
import type { Posture } from "../shared/posture";
import { applyLimits } from "./apply-limits";
import { CrossAccountRole } from "./cross-account-role";
import { DeliveryPolicy } from "./delivery-policy";
import { type DeliveryScope, deliveryRoleName, type PartPermissions } from "./delivery-scope";
import type { DeliverySettings } from "./delivery-settings";
import { GithubRole } from "./github-role";
import { trustsGithub } from "./github-trust";
import { type HcpPhase, type HcpPlace, trustsHcp } from "./hcp-trust";
import { appRunner } from "./permissions/app-runner";
import { beanstalk } from "./permissions/beanstalk";
import { containers } from "./permissions/containers";
import { data as dataPart, emptyBuckets } from "./permissions/data";
import { edge } from "./permissions/edge";
import { gpu } from "./permissions/gpu";
import { identity } from "./permissions/identity";
import { images } from "./permissions/images";
import { instances } from "./permissions/instances";
import { network } from "./permissions/network";
import { operators } from "./permissions/operators";
import { proxies } from "./permissions/proxies";
import { vectors } from "./permissions/vectors";
import { watching } from "./permissions/watching";
import { workloads } from "./permissions/workloads";
import { PermissionsBoundary } from "./permissions-boundary";
import { reachesState, type StatePlace } from "./state-access";

/** A part that an environment is made of, with what it takes to deliver it. */
export type DeliveryPart =
  | "app-runner"
  | "beanstalk"
  | "containers"
  | "data"
  | "edge"
  | "gpu"
  | "identity"
  | "images"
  | "instances"
  | "network"
  | "proxies"
  | "vectors"
  | "watching"
  | "workloads";

const PARTS: Readonly<Record<DeliveryPart, (scope: DeliveryScope) => PartPermissions>> = {
  "app-runner": appRunner,
  beanstalk,
  containers,
  data: dataPart,
  edge,
  gpu,
  identity,
  images,
  instances,
  network,
  proxies,
  vectors,
  watching,
  workloads,
};

/** Hours of a plan's job, of an apply's (databases and distributions take their time) and of an application's. */
const PLAN_HOURS = 1;
const APPLY_HOURS = 2;
const DEPLOY_HOURS = 1;

export interface DeliveryRolesProps {
  readonly scope: DeliveryScope;
  readonly delivery: DeliverySettings;
  /** Other parts can neither be read nor made. Small ones may share a policy: a role wears ten at most. */
  readonly parts: readonly (DeliveryPart | readonly DeliveryPart[])[];
  /** Where the environment has anything; `us-east-1` is added for services without a region. */
  readonly regions: readonly string[];
  /** In HCP Terraform, which runs there, the same roles are taken by its runs too; a state there needs nothing of this account. */
  readonly state: StatePlace | HcpPlace;
  readonly data: Posture;
  /** What the application's own workflow may do; see `application-permissions.ts`. */
  readonly application: "none" | readonly PolicyStatement[];
}

/**
 * Who delivers an environment from GitHub: pull requests and the default branch plan and can change nothing, jobs of the GitHub environment
 * `<system>-<environment>` apply. Both wear managed policies, one per part, because inline ones have no room. Jobs of the
 * same GitHub environment that bring a new version of the application have a third role, which makes nothing.
 * An apply cannot change this construct: a person does, as the first time.
 */
export class DeliveryRoles extends Construct {
  readonly planRoleArn: string;
  readonly applyRoleArn: string;
  /** None where the application has nothing to deploy. */
  readonly deployRoleArn?: string;
  /** None where nobody of another account looks in. */
  readonly operatorsRoleArn?: string;
  /** Every other role of the environment must wear it; see `bindRoles`. */
  readonly boundary: PermissionsBoundary;

  constructor(construct: Construct, id: string, props: DeliveryRolesProps) {
    super(construct, id);
    const { scope, delivery, parts, regions, state, data, application } = props;
    const { prefix, accountId } = scope;
    const permissions = parts.map((part): [string, PartPermissions] => [[part].flat().join("-"), permissionsOf(part, scope)]);
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

    const stateOf = (access: "read" | "write") => ("bucket" in state ? reachesState(state, access) : []);
    const hcp = (phase: HcpPhase) => ("bucket" in state ? [] : [trustsHcp(accountId, state, prefix, phase)]);
    const allRegions = "bucket" in state ? [...regions, state.region] : regions;
    this.planRoleArn = new GithubRole(this, "plan", {
      name: deliveryRoleName(prefix, "plan"),
      description: `Plans ${prefix} for pull requests`,
      trust: [trustsGithub(accountId, delivery, "review"), ...hcp("plan")],
      hours: PLAN_HOURS,
      policies: [read],
      statements: stateOf("read"),
    }).arn;
    this.applyRoleArn = new GithubRole(this, "apply", {
      name: deliveryRoleName(prefix, "apply"),
      description: `Applies ${prefix} from the GitHub environment ${prefix}`,
      trust: [trustsGithub(accountId, delivery, { environment: prefix, branch: delivery.defaultBranch }), ...hcp("apply")],
      hours: APPLY_HOURS,
      policies: [read, ...writes],
      statements: [
        ...stateOf("write"),
        ...(data === "disposable" ? emptyBuckets(scope) : []),
        ...applyLimits(scope, allRegions, data),
      ],
    }).arn;
    if (application !== "none") {
      this.deployRoleArn = new GithubRole(this, "deploy", {
        name: deliveryRoleName(prefix, "deploy"),
        description: `Brings new versions of the application of ${prefix}`,
        trust: [trustsGithub(accountId, delivery, { environment: prefix, branch: delivery.defaultBranch })],
        hours: DEPLOY_HOURS,
        policies: [],
        statements: application,
        boundaryArn: this.boundary.arn,
      }).arn;
    }
    if (delivery.operators !== "none") {
      this.operatorsRoleArn = new CrossAccountRole(this, "operators", {
        name: deliveryRoleName(prefix, "operators"),
        description: `Lets account ${delivery.operators.accountId} look at logs and metrics of ${prefix}`,
        trusted: delivery.operators,
        statements: operators(scope),
      }).arn;
    }
  }
}

function permissionsOf(parts: DeliveryPart | readonly DeliveryPart[], scope: DeliveryScope): PartPermissions {
  const all = [parts].flat().map((part: DeliveryPart) => PARTS[part](scope));
  return { read: all.flatMap(({ read }) => read), write: all.flatMap(({ write }) => write) };
}
