import type { App } from "cdktf";
import type { FunctionHome } from "../../modules/compute/lambda-function";
import { accountOnlyPolicy, imageLayers } from "../../modules/networking/endpoint-policy";
import { GatewayEndpoint } from "../../modules/networking/gateway-endpoint";
import { InterfaceEndpoint } from "../../modules/networking/interface-endpoint";
import { ThreeTierNetwork } from "../../modules/networking/three-tier-network";
import type { ThreeTierSettings } from "../../modules/networking/three-tier-settings";
import type { VpcSecurityGroup } from "../../modules/networking/vpc-security-group";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { FoundryChoices } from "./choices";
import { PORTS } from "./ports";
import { TrafficGroups } from "./traffic-groups";

/** AWS services that have a door in the data subnets; whatever the account's own identities may do passes it. */
const DOORS = ["secretsmanager", "ecr.api", "ecr.dkr", "logs", "sts"];

export interface NetworkStackProps {
  readonly network: ThreeTierSettings;
  readonly choices: FoundryChoices;
  readonly logDays: number;
  /** Encrypts the flow log; admits the `logs` service. */
  readonly keyArn: string;
}

/** Foundry's VPC: three tiers of subnets, ways out, doors to AWS services, and the security groups of all workloads. */
export class NetworkStack extends PlatformStack {
  readonly tiers: ThreeTierNetwork;
  readonly groups: TrafficGroups;

  constructor(app: App, identity: StackIdentity, { network: settings, choices, logDays, keyArn }: NetworkStackProps) {
    super(app, identity);
    const { prefix: name, region, account } = this;
    this.tiers = new ThreeTierNetwork(this, {
      name,
      settings,
      // On App Runner nothing of ours hears the world: CloudFront asks the services at their own addresses.
      worldPorts: choices.runtime === "fargate" ? [PORTS.https] : [],
      home: { accountId: account.id, region, keyArn, logDays },
    });
    const { vpc, appTier, dataTier, endpointSubnetIds: subnetIds } = this.tiers;
    const { vpcId } = vpc;
    this.groups = new TrafficGroups(this, "groups", { name, vpc, choices });
    const securityGroupId = this.groups.endpoints.groupId;
    const policy = accountOnlyPolicy(account.id);
    for (const service of DOORS) {
      const role = service.replace(".", "-");
      const place = { vpcId, region, subnetIds, securityGroupId };
      new InterfaceEndpoint(this, role, { name: `${name}-${role}`, ...place, service, policy });
    }
    new GatewayEndpoint(this, "s3", {
      name: `${name}-s3`,
      vpcId,
      region,
      service: "s3",
      routeTableIds: [...appTier.routeTableIds, ...dataTier.routeTableIds],
      policy: accountOnlyPolicy(account.id, imageLayers(region)),
    });
    this.outputs(this.tiers.outputs);
  }

  /** The home of functions in the app subnets that wear `group`. */
  homeFor(group: VpcSecurityGroup): FunctionHome {
    return this.tiers.homeFor(group);
  }
}
