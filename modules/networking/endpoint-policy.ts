import { type PolicyStatement, policyDocument } from "../security/policy-document";

/**
 * Lets only identities of one account through an endpoint, and what is `besides`: keys of another account do not work
 * there. What those identities may do is decided by their own roles.
 */
export function accountOnlyPolicy(accountId: string, ...besides: readonly PolicyStatement[]): string {
  return policyDocument([
    {
      Sid: "OnlyThisAccount",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalAccount": accountId } },
    },
    ...besides,
  ]);
}

/**
 * Layers of images in ECR, which come from a bucket of AWS's by addresses that ECR has signed: no identity of the account
 * asks for them. Without it no task behind an S3 gateway endpoint starts.
 * Source: ECR user guide, "Amazon ECR interface VPC endpoints", minimum Amazon S3 bucket permissions.
 */
export function imageLayers(region: string): PolicyStatement {
  return {
    Sid: "ImageLayers",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::prod-${region}-starport-layer-bucket/*`,
  };
}

/**
 * The CloudWatch agent, which AWS offers to everybody in a bucket of each region: asked for without a signature, so by no
 * identity of the account, at `https://amazoncloudwatch-agent-<region>.s3.<region>.amazonaws.com/<system>/<architecture>/latest/…`.
 * Source: CloudWatch user guide, "Download the CloudWatch agent package".
 */
export function agentPackage(region: string): PolicyStatement {
  return {
    Sid: "AgentPackage",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::amazoncloudwatch-agent-${region}/*`,
    Condition: { Bool: { "aws:SecureTransport": "true" } },
  };
}
