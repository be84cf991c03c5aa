import type { PolicyStatement } from "../security/policy-document";
import { HCP_AUDIENCE, HCP_ISSUER, hcpProviderArn } from "./hcp-provider";

/** Where the workspaces of one environment stand. */
export interface HcpPlace {
  readonly organization: string;
  readonly project: string;
}

/** What a run is doing: a role that plans is not taken to apply. */
export type HcpPhase = "plan" | "apply";

/**
 * Lets one phase of the runs of an environment's workspaces in, and nothing else. Only the end of a workspace's name, its
 * layer, is free: no name of an organization, project or workspace can hold the colon that ends it.
 * Source: HCP Terraform, "Dynamic credentials with the AWS provider" and "Workload identity tokens".
 */
export function trustsHcp(
  accountId: string,
  { organization, project }: HcpPlace,
  prefix: string,
  phase: HcpPhase,
): PolicyStatement {
  const workspaces = `organization:${organization}:project:${project}:workspace:${prefix}-*`;
  return {
    Sid: "HcpRun",
    Effect: "Allow",
    Principal: { Federated: hcpProviderArn(accountId) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { [`${HCP_ISSUER}:aud`]: HCP_AUDIENCE },
      StringLike: { [`${HCP_ISSUER}:sub`]: `${workspaces}:run_phase:${phase}` },
    },
  };
}
