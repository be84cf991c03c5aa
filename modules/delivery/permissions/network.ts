import { allow, type DeliveryScope, ours, oursOrNobodys, type PartPermissions } from "../delivery-scope";
import { reachesDistantServices } from "./distant";

/** VPC, subnets, gateways, endpoints, security groups, flow logs, and the instance behind which people reach the database. */
export function network(scope: DeliveryScope): PartPermissions {
  const all = `arn:aws:ec2:*:${scope.accountId}:*`;
  return {
    // EC2 describes everything or nothing.
    read: [allow("ReadNetwork", "ec2", "Describe* GetManagedPrefixListEntries GetSecurityGroupsForVpc", { Resource: "*" })],
    write: [
      allow("MakeNetwork", "ec2", MAKE, { Resource: all, Condition: oursOrNobodys(scope) }),
      allow("RemoveNetwork", "ec2", REMOVE, { Resource: all, Condition: ours(scope) }),
      // Machine images and their snapshots belong to whoever published them.
      allow("StartImages", "ec2", "RunInstances", { Resource: ["arn:aws:ec2:*::image/*", "arn:aws:ec2:*::snapshot/*"] }),
      // An interface endpoint with private DNS brings a zone that belongs to AWS.
      allow("PrivateNames", "route53", "AssociateVPCWithHostedZone", { Resource: "*" }),
      ...reachesDistantServices(scope),
    ],
  };
}

const MAKE = `
  CreateVpc ModifyVpcAttribute AssociateVpcCidrBlock CreateSubnet ModifySubnetAttribute AssociateSubnetCidrBlock
  CreateTags DeleteTags
  CreateInternetGateway AttachInternetGateway CreateNatGateway AllocateAddress AssociateAddress DisassociateAddress
  CreateRouteTable CreateRoute ReplaceRoute AssociateRouteTable DisassociateRouteTable ReplaceRouteTableAssociation
  CreateNetworkAcl CreateNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation
  CreateSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress
  RevokeSecurityGroupIngress RevokeSecurityGroupEgress ModifySecurityGroupRules
  CreateVpcEndpoint ModifyVpcEndpoint CreateFlowLogs
  CreateLaunchTemplate CreateLaunchTemplateVersion ModifyLaunchTemplate RunInstances
  ModifyInstanceAttribute ModifyInstanceMetadataOptions AssociateIamInstanceProfile ReplaceIamInstanceProfileAssociation
`;

const REMOVE = `
  DeleteVpc DisassociateVpcCidrBlock DeleteSubnet DisassociateSubnetCidrBlock DeleteInternetGateway DetachInternetGateway DeleteNatGateway ReleaseAddress
  DeleteRouteTable DeleteRoute DeleteNetworkAcl DeleteNetworkAclEntry DeleteSecurityGroup DeleteVpcEndpoints
  DeleteFlowLogs DeleteLaunchTemplate DeleteLaunchTemplateVersions TerminateInstances StartInstances StopInstances
`;
