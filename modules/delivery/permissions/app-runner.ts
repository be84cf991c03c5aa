import { allow, type DeliveryScope, type PartPermissions } from "../delivery-scope";
import { linksRoles } from "./service-roles";

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
      // A web ACL is asked for along with the service that it is put before.
      allow("Runners", "apprunner", RUNNERS, {
        Resource: [...own, `arn:aws:wafv2:*:${accountId}:regional/webacl/${prefix}-*/*`],
      }),
      allow("ShieldRunners", "wafv2", "AssociateWebACL DisassociateWebACL GetWebACLForResource", {
        Resource: `${runner}:service/${prefix}-*`,
      }),
      {
        // AWS does not document what App Runner says of itself here, and it was seen to say nothing.
        ...allow("PassRoles", "iam", "PassRole", { Resource: `arn:aws:iam::${accountId}:role/${prefix}-*` }),
        Condition: { StringEqualsIfExists: { "iam:PassedToService": PASSED_TO } },
      },
      linksRoles(scope, "apprunner networking.apprunner"),
    ],
  };
}

const PASSED_TO = ["apprunner", "build.apprunner", "tasks.apprunner"].map((service) => `${service}.amazonaws.com`);

const RUNNERS = `
  CreateService UpdateService DeleteService PauseService ResumeService StartDeployment
  AssociateWebAcl DisassociateWebAcl CreateVpcConnector DeleteVpcConnector
  CreateVpcIngressConnection UpdateVpcIngressConnection DeleteVpcIngressConnection
  CreateAutoScalingConfiguration DeleteAutoScalingConfiguration
  CreateObservabilityConfiguration DeleteObservabilityConfiguration TagResource UntagResource
`;
