import { Construct } from "constructs";
import { except } from "../../modules/governance/exceptions";
import type { Vpc } from "../../modules/networking/vpc";
import { VpcSecurityGroup } from "../../modules/networking/vpc-security-group";
import { PORTS } from "./ports";

const ANYWHERE = "0.0.0.0/0";

export interface TrafficGroupsProps {
  readonly name: string;
  readonly vpc: Vpc;
}

/** Who may talk to whom in portfolio's VPC. */
export class TrafficGroups extends Construct {
  /** The load balancer: what the world reaches. */
  readonly alb: VpcSecurityGroup;
  /** Tasks of both services. */
  readonly ecs: VpcSecurityGroup;
  readonly rds: VpcSecurityGroup;
  readonly redis: VpcSecurityGroup;
  /** Functions that prepare the database, migrate it and change its master password. */
  readonly tools: VpcSecurityGroup;

  constructor(scope: Construct, id: string, { name, vpc }: TrafficGroupsProps) {
    super(scope, id);
    const group = (role: string, description: string) =>
      new VpcSecurityGroup(this, role, { name: `${name}-${role}`, vpcId: vpc.vpcId, description });
    this.alb = group("alb", "Application Load Balancer");
    this.ecs = group("ecs", "ECS tasks");
    this.rds = group("rds", "PostgreSQL");
    this.redis = group("redis", "ElastiCache Redis");
    this.tools = group("tools", "Functions that care for the database");

    const { alb, ecs, rds, redis, tools } = this;
    for (const port of [PORTS.http, PORTS.https]) alb.admitWorld(port, "dual-stack");
    except(
      alb,
      "groupAdmitsNoWorld",
      "the site is served on 443, and 80 only redirects there; in prod a web ACL stands before it",
    );
    for (const port of [PORTS.frontend, PORTS.backend]) {
      alb.reach(ecs, port);
      ecs.admit(alb, port);
    }
    ecs.reach(rds, PORTS.postgres);
    rds.admit(ecs, PORTS.postgres);
    ecs.reach(redis, PORTS.redis);
    redis.admit(ecs, PORTS.redis);
    tools.reach(rds, PORTS.postgres);
    rds.admit(tools, PORTS.postgres);
    // Images, AWS's own services and whatever the application asks of others, by way of the NAT gateways.
    for (const workload of [ecs, tools]) workload.reachBlock("internet", ANYWHERE, PORTS.https);
  }
}
