import type { App } from "cdktf";
import type { FunctionHome } from "../../modules/compute/lambda-function";
import { DistantPath } from "../../modules/networking/distant-path";
import type { SubnetTier } from "../../modules/networking/subnet-tier";
import { TieredNetwork } from "../../modules/networking/tiered-network";
import type { Tier, TieredSettings } from "../../modules/networking/tiered-settings";
import type { Vpc } from "../../modules/networking/vpc";
import type { VpcSecurityGroup } from "../../modules/networking/vpc-security-group";
import type { Posture } from "../../modules/shared/posture";
import { inRegion } from "../in-region";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { StudentHelperAi } from "./ai-settings";
import { embeddingDoor } from "./embedding-door";
import { PORTS } from "./ports";
import { PrivateServices } from "./private-services";
import { type Entry, TrafficGroups } from "./traffic-groups";

/** The tiers whose traffic to S3 takes the gateway endpoint. The public one asks nobody. */
const ASKING: readonly Tier[] = ["private", "lambda", "data"];

export interface NetworkStackProps {
  readonly network: TieredSettings;
  readonly entry: Entry;
  /** Models that workloads may call, and where. */
  readonly ai: StudentHelperAi;
  readonly logDays: number;
  /** Encrypts the flow log; admits the `logs` service. */
  readonly keyArn: string;
  readonly data: Posture;
}

/** A student helper's VPC: four tiers of subnets, no NAT gateway, doors to AWS services, and the security groups of all workloads. */
export class NetworkStack extends PlatformStack {
  readonly vpc: Vpc;
  readonly tiers: Readonly<Record<Tier, SubnetTier>>;
  readonly groups: TrafficGroups;
  private readonly network: TieredNetwork;

  constructor(app: App, identity: StackIdentity, props: NetworkStackProps) {
    super(app, identity);
    const { network: settings, entry, ai, logDays, keyArn } = props;
    const { models, embedding } = ai;
    const { prefix: name, region, account } = this;
    this.network = new TieredNetwork(this, {
      name,
      settings,
      // A load balancer stands in the public tier where CloudFront is to reach it.
      worldPorts: entry === "cloudfront" ? [PORTS.http] : [],
      home: { accountId: account.id, region, keyArn, logDays },
    });
    this.vpc = this.network.vpc;
    this.tiers = this.network.tiers;
    this.groups = new TrafficGroups(this, "groups", { name, vpc: this.vpc, entry });
    const { s3 } = new PrivateServices(this, "services", {
      name,
      region,
      accountId: account.id,
      vpcId: this.vpc.vpcId,
      subnetIds: this.network.endpointSubnetIds,
      routeTableIds: ASKING.flatMap((tier) => this.tiers[tier].routeTableIds),
      securityGroupId: this.groups.endpoints.groupId,
      models: embedding.network === "none" ? [...models, embedding.model] : models,
    });
    this.groups.reachS3(s3.prefixListId);
    this.reachEmbedding(identity, props);
    this.outputs(this.network.outputs);
  }

  /** The home of functions in the subnets of a tier that wear `group`. */
  homeFor(tier: Tier, group: VpcSecurityGroup): FunctionHome {
    return this.network.homeFor(tier, group);
  }

  /** The way to an embedding model that this region does not offer: backend and functions take it, and nobody else. */
  private reachEmbedding(identity: StackIdentity, { ai, logDays, data }: NetworkStackProps): void {
    const { model, region, network } = ai.embedding;
    if (network === "none") return;
    const { vpc, tiers, groups } = this;
    const { vpcId, cidr } = vpc;
    const name = `${this.prefix}-embedding`;
    const accountId = this.account.id;
    const callers = { vpcId, cidr, region: this.region };
    const door = inRegion(this, "embedding", { ...identity, region }, (there) =>
      embeddingDoor(there, { name, accountId, region, model, network, callers, logDays, data }),
    );
    new DistantPath(this, "embedding-path", {
      name,
      vpcId,
      door,
      tiers: { private: tiers.private, lambda: tiers.lambda },
      callers: [groups.backend, groups.lambda],
    });
  }
}
