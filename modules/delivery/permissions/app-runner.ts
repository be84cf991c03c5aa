import { allow, type DeliveryScope, type PartPermissions } from "../delivery-scope";
import { linksRoles, passesRoles } from "./service-roles";

/** Services on App Runner, their ways into and out of a VPC, and the web ACL before them. */
export function appRunner(scope: DeliveryScope): PartPermissions {
  const { accountId, prefix } = scope;
  const runner = `arn:aws:apprunner:*:${accountId}`;
  const kinds = ["service", "vpcconnector", "vpcingressconnection", "autoscalingconfiguration", "observabilityconfiguration"];
  const own = kinds.map((kind) => `${runner}:${kind}/${prefix}-*`);
  return {
    // Lists are of the whole account.
    read: [allow("ReadRunners", "apprunner", "Describe* List*", { Resource: "*" })],
    write: [
      allow("Runners", "apprunner", RUNNERS, { Resource: own }),
      allow("ShieldRunners", "wafv2", "AssociateWebACL DisassociateWebACL GetWebACLForResource", {
        Resource: `${runner}:service/${prefix}-*`,
      }),
      passesRoles(scope, "build.apprunner tasks.apprunner"),
      linksRoles(scope, "apprunner networking.apprunner"),
    ],
  };
}

const RUNNERS = `
  CreateService UpdateService DeleteService PauseService ResumeService StartDeployment
  AssociateWebAcl DisassociateWebAcl CreateVpcConnector DeleteVpcConnector
  CreateVpcIngressConnection UpdateVpcIngressConnection DeleteVpcIngressConnection
  CreateAutoScalingConfiguration DeleteAutoScalingConfiguration
  CreateObservabilityConfiguration DeleteObservabilityConfiguration TagResource UntagResource
`;
