import { DataAwsEc2ManagedPrefixList } from "@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list";
import { Construct } from "constructs";
import type { Vpc } from "../../modules/networking/vpc";
import { VpcSecurityGroup } from "../../modules/networking/vpc-security-group";
import { aiHome, type FoundryChoices } from "./choices";
import { PORTS } from "./ports";

const ANYWHERE = "0.0.0.0/0";
/** The addresses that CloudFront asks origins from; it weighs 55 of a group's 60 rules. Source: VPC user guide, "Available AWS-managed prefix lists". */
const ORIGIN_FACING = "com.amazonaws.global.cloudfront.origin-facing";

export interface TrafficGroupsProps {
  readonly name: string;
  readonly vpc: Vpc;
  readonly choices: FoundryChoices;
}

/** Groups that stand on Fargate alone: App Runner's public services wear none. */
interface OriginGroups {
  /** The load balancer that CloudFront asks. */
  readonly alb: VpcSecurityGroup;
  readonly web: VpcSecurityGroup;
}

/** Who may talk to whom in foundry's VPC. */
export class TrafficGroups extends Construct {
  /** What comes out of the API: its VPC connector, or its tasks. */
  readonly api: VpcSecurityGroup;
  /** What comes out of the AI service: its VPC connector, or its tasks. */
  readonly ai: VpcSecurityGroup;
  /** What stands before the AI service, and the only way to it: an endpoint, or a load balancer. */
  readonly aiDoor: VpcSecurityGroup;
  readonly rds: VpcSecurityGroup;
  /** Interface endpoints of AWS services. */
  readonly endpoints: VpcSecurityGroup;
  /** Functions that prepare the database, migrate it and change passwords. */
  readonly tools: VpcSecurityGroup;
  readonly proxy?: VpcSecurityGroup;
  /** Instances with graphics processors, not what runs on them. */
  readonly gpu?: VpcSecurityGroup;
  private readonly origin?: OriginGroups;

  constructor(scope: Construct, id: string, { name, vpc, choices }: TrafficGroupsProps) {
    super(scope, id);
    const group = (role: string, description: string) =>
      new VpcSecurityGroup(this, role, { name: `${name}-${role}`, vpcId: vpc.vpcId, description });
    this.api = group("api", "API");
    this.ai = group("ai", "AI service");
    this.aiDoor = group("ai-door", "Entry of the AI service");
    this.rds = group("rds", "PostgreSQL");
    this.endpoints = group("endpoints", "PrivateLink endpoints");
    this.tools = group("tools", "Functions that care for the database");
    if (choices.connections === "proxy") this.proxy = group("proxy", "RDS Proxy");
    if (choices.gpu !== "none") this.gpu = group("gpu", "Instances with graphics processors");
    if (choices.runtime === "fargate")
      this.origin = { alb: group("alb", "Load balancer of the origins"), web: group("web", "Web") };

    this.openDatabase(choices);
    const workloads = [this.api, this.ai, ...(this.gpu ? [this.gpu] : []), ...(this.origin ? [this.origin.web] : [])];
    // Private DNS sends calls of the whole VPC to the endpoints, so each workload must be let in.
    for (const workload of [...workloads, this.tools]) {
      workload.reach(this.endpoints, PORTS.https);
      this.endpoints.admit(workload, PORTS.https);
    }
    // Models' APIs, Clerk's keys, images, S3 by its gateway endpoint: by the NAT gateways, or past them.
    for (const workload of workloads) workload.reachBlock("internet", ANYWHERE, PORTS.https);
    this.api.reach(this.aiDoor, PORTS.https);
    this.aiDoor.admit(this.api, PORTS.https);
    if (aiHome(choices) !== "app-runner") {
      this.aiDoor.reach(this.ai, PORTS.ai);
      this.ai.admit(this.aiDoor, PORTS.ai);
    }
    if (this.origin) this.openOrigins(this.origin);
  }

  /** The load balancer that CloudFront asks, and the tasks behind it. */
  get origins(): OriginGroups {
    if (!this.origin) throw new Error(`${this.node.path} has no groups for origins: the runtime is "app-runner"`);
    return this.origin;
  }

  /**
   * The API directly, and by the proxy where there is one: so it is not cut off while one is put up or taken down. ai and
   * the tools always directly: the proxy knows the API's login alone.
   */
  private openDatabase({ aiDatabase }: FoundryChoices): void {
    const { api, ai, rds, tools, proxy } = this;
    const open = (login: VpcSecurityGroup, door: VpcSecurityGroup) => {
      login.reach(door, PORTS.postgres);
      door.admit(login, PORTS.postgres);
    };
    open(api, rds);
    if (proxy) {
      open(api, proxy);
      open(proxy, rds);
    }
    if (aiDatabase === "read-only") open(ai, rds);
    open(tools, rds);
  }

  private openOrigins({ alb, web }: OriginGroups): void {
    const { id: prefixListId } = new DataAwsEc2ManagedPrefixList(this, "cloudfront", { name: ORIGIN_FACING });
    alb.admitPrefixList("cloudfront", prefixListId, PORTS.https);
    for (const [target, port] of [
      [web, PORTS.web],
      [this.api, PORTS.api],
    ] as const) {
      alb.reach(target, port);
      target.admit(alb, port);
    }
  }
}
