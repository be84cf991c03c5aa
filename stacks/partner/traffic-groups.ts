import { Construct } from "constructs";
import type { Vpc } from "../../modules/networking/vpc";
import { VpcSecurityGroup } from "../../modules/networking/vpc-security-group";

const ANYWHERE = "0.0.0.0/0";
const HTTPS = 443;
const POSTGRES = 5432;

export interface TrafficGroupsProps {
  readonly name: string;
  readonly vpc: Vpc;
}

/**
 * Who may talk to whom in partner's VPC. A group is made for every kind of workload, whether or not it runs today, so
 * that what guards the database and the endpoints knows all of them from the start.
 */
export class TrafficGroups extends Construct {
  /** API, WebSocket and processor functions. */
  readonly lambda: VpcSecurityGroup;
  /** Installs extensions and roles from within the apply. */
  readonly bootstrap: VpcSecurityGroup;
  readonly migration: VpcSecurityGroup;
  readonly beanstalk: VpcSecurityGroup;
  /** People's way to the database, by Session Manager only. */
  readonly bastion: VpcSecurityGroup;
  readonly rds: VpcSecurityGroup;
  readonly bedrockEndpoint: VpcSecurityGroup;
  readonly vpcEndpoint: VpcSecurityGroup;

  constructor(scope: Construct, id: string, { name, vpc }: TrafficGroupsProps) {
    super(scope, id);
    const group = (role: string, description: string) =>
      new VpcSecurityGroup(this, role, { name: `${name}-${role}`, vpcId: vpc.vpcId, description });
    this.lambda = group("lambda", "Lambda functions");
    this.bootstrap = group("bootstrap", "Database bootstrap function");
    this.migration = group("migration", "Schema migration runner");
    this.beanstalk = group("beanstalk", "Elastic Beanstalk API instances");
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
  }
}
