import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";

/** Who signs the identity tokens of HCP Terraform's runs; also the beginning of IAM's names for what they say. */
export const HCP_ISSUER = "app.terraform.io";
/** For whom a run has its token issued, unless a workspace's variable says otherwise. */
export const HCP_AUDIENCE = "aws.workload.identity";

/** ARN of the provider in an account, which has it once. */
export const hcpProviderArn = (accountId: string) => `arn:aws:iam::${accountId}:oidc-provider/${HCP_ISSUER}`;

/** Lets the account believe what HCP Terraform says of its runs. Which of them may do what, each role says itself. */
export class HcpProvider extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Without thumbprints: IAM knows the authorities that sign HCP Terraform's certificate.
    new IamOpenidConnectProvider(this, "provider", { url: `https://${HCP_ISSUER}`, clientIdList: [HCP_AUDIENCE] });
  }
}
