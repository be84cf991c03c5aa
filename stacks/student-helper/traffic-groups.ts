import { DataAwsEc2ManagedPrefixList } from "@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list";
import { Construct } from "constructs";
import type { Vpc } from "../../modules/networking/vpc";
import { VpcSecurityGroup } from "../../modules/networking/vpc-security-group";
import { PORTS } from "./ports";

/**
 * Addresses that CloudFront asks origins from. It weighs 55 of a group's 60 rules, so one port is all that has room.
 * Source: CloudFront developer guide, "Locations and IP address ranges of CloudFront edge servers".
 */
const ORIGIN_FACING = "com.amazonaws.global.cloudfront.origin-facing";

/**
 * Who the load balancer before the backend hears: `cloudfront` from the internet, or an HTTP API's `vpc-link` from
 * within the VPC.
 */
export type Entry = "cloudfront" | "vpc-link";

export interface TrafficGroupsProps {
  readonly name: string;
  readonly vpc: Vpc;
  readonly entry: Entry;
}

/** Who may talk to whom in a student helper's VPC. Nobody may talk to the internet, but for S3 by its gateway endpoint. */
export class TrafficGroups extends Construct {
  /** The load balancer before the backend. */
  readonly alb: VpcSecurityGroup;
  /** Instances. */
  readonly backend: VpcSecurityGroup;
  /** Functions that process documents. */
  readonly lambda: VpcSecurityGroup;
  readonly database: VpcSecurityGroup;
  /** Interface endpoints of AWS services. */
  readonly endpoints: VpcSecurityGroup;
  /** Functions that prepare the database, migrate it and change its master password. */
  readonly tools: VpcSecurityGroup;
  private readonly link?: VpcSecurityGroup;

  constructor(scope: Construct, id: string, { name, vpc, entry }: TrafficGroupsProps) {
    super(scope, id);
    const group = (role: string, description: string) =>
      new VpcSecurityGroup(this, role, { name: `${name}-${role}`, vpcId: vpc.vpcId, description });
    this.alb = group("alb", "Application Load Balancer");
    this.backend = group("backend", "Backend instances");
    this.lambda = group("lambda", "Document processing functions");
    this.database = group("database", "PostgreSQL");
    this.endpoints = group("endpoints", "PrivateLink endpoints");
    this.tools = group("tools", "Functions that care for the database");

    const { alb, backend, lambda, database, endpoints, tools } = this;
    for (const workload of [backend, lambda, tools]) {
      workload.reach(database, PORTS.postgres);
      database.admit(workload, PORTS.postgres);
      // Private DNS sends calls of the whole VPC to the endpoints, so each workload must be let in.
      workload.reach(endpoints, PORTS.https);
      endpoints.admit(workload, PORTS.https);
    }
    alb.reach(backend, PORTS.backend);
    if (entry === "cloudfront") {
      const { id: prefixListId } = new DataAwsEc2ManagedPrefixList(this, "cloudfront", { name: ORIGIN_FACING });
      alb.admitPrefixList("cloudfront", prefixListId, PORTS.http);
      backend.admit(alb, PORTS.backend);
    } else {
      this.link = group("vpc-link", "VPC link of the HTTP API");
      this.link.reach(alb, PORTS.http);
      alb.admit(this.link, PORTS.http);
      backend.admitBlock("vpc", vpc.cidr, PORTS.backend);
    }
  }

  /** The HTTP API's way to the load balancer, where that is the entry. */
  get vpcLink(): VpcSecurityGroup {
    if (!this.link) throw new Error(`${this.node.path} has no group for a VPC link: the entry is "cloudfront"`);
    return this.link;
  }

  /** Lets those who keep documents out to S3, by the prefix list of its gateway endpoint. */
  reachS3(prefixListId: string): void {
    for (const workload of [this.backend, this.lambda]) workload.reachPrefixList("s3", prefixListId);
  }
}
