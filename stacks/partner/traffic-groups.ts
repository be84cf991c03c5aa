import { Construct } from "constructs";
import type { ApiSettings } from "../../modules/api/api-settings";
import { except } from "../../modules/governance/exceptions";
import type { Vpc } from "../../modules/networking/vpc";
import { VpcSecurityGroup } from "../../modules/networking/vpc-security-group";

const ANYWHERE = "0.0.0.0/0";
const HTTP = 80;
const HTTPS = 443;
const POSTGRES = 5432;

export interface TrafficGroupsProps {
  readonly name: string;
  readonly vpc: Vpc;
  /** What answers the REST API: only with instances may the world reach the load balancer before them. */
  readonly restRuntime: ApiSettings["runtime"];
}

/**
 * Who may talk to whom in partner's VPC. A group is made for every kind of workload, whether or not it runs today, so
 * that what guards the database and the endpoints knows all of them from the start, and none is taken away while
 * somebody above still wears it.
 */
export class TrafficGroups extends Construct {
  /** API, WebSocket and processor functions. */
  readonly lambda: VpcSecurityGroup;
  /** Installs extensions and roles from within the apply. */
  readonly bootstrap: VpcSecurityGroup;
  readonly migration: VpcSecurityGroup;
  readonly beanstalk: VpcSecurityGroup;
  /** The load balancer before them. */
  readonly beanstalkLb: VpcSecurityGroup;
  /** People's way to the database, by Session Manager only. */
  readonly bastion: VpcSecurityGroup;
  readonly rds: VpcSecurityGroup;
  readonly bedrockEndpoint: VpcSecurityGroup;
  readonly vpcEndpoint: VpcSecurityGroup;

  constructor(scope: Construct, id: string, { name, vpc, restRuntime }: TrafficGroupsProps) {
    super(scope, id);
    const group = (role: string, description: string) =>
      new VpcSecurityGroup(this, role, { name: `${name}-${role}`, vpcId: vpc.vpcId, description });
    this.lambda = group("lambda", "Lambda functions");
    this.bootstrap = group("bootstrap", "Database bootstrap function");
    this.migration = group("migration", "Schema migration runner");
    this.beanstalk = group("beanstalk", "Elastic Beanstalk API instances");
    this.beanstalkLb = group("beanstalk-lb", "REST API load balancer");
    this.bastion = group("bastion", "Session Manager bastion");
    this.rds = group("rds", "PostgreSQL");
    this.bedrockEndpoint = group("bedrock-endpoint", "Bedrock PrivateLink endpoints");
    this.vpcEndpoint = group("vpc-endpoint", "Other PrivateLink endpoints");

    const { lambda, bootstrap, migration, beanstalk, bastion, rds, bedrockEndpoint, vpcEndpoint } = this;
    for (const workload of [lambda, bootstrap, migration, beanstalk, bastion]) {
      rds.admit(workload, POSTGRES);
      // Private DNS sends calls of the whole VPC to the endpoints, so each workload must be let in.
      vpcEndpoint.admit(workload, HTTPS);
    }
    for (const caller of [lambda, beanstalk]) {
      bedrockEndpoint.admit(caller, HTTPS);
      caller.reachBlock("vpc", vpc.cidr, "all");
      caller.reachBlock("internet", ANYWHERE, HTTPS);
    }
    for (const tool of [bootstrap, migration, bastion]) {
      tool.reach(rds, POSTGRES);
      tool.reach(vpcEndpoint, HTTPS);
    }
    if (restRuntime === "beanstalk") this.openToWorld(this.beanstalkLb);
  }

  /** HTTPS from everywhere to the load balancer, and from there, within the VPC, HTTP to its instances. */
  private openToWorld(loadBalancer: VpcSecurityGroup): void {
    loadBalancer.admitWorld(HTTPS);
    except(loadBalancer, "groupAdmitsNoWorld", "the public API is served on 443; a web ACL stands before it");
    loadBalancer.reach(this.beanstalk, HTTP);
    this.beanstalk.admit(loadBalancer, HTTP);
  }
}
