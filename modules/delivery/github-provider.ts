import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";

/** Who signs the identity tokens of GitHub Actions; also the beginning of IAM's names for what they say. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";
/** For whom a workflow has its token issued, as `aws-actions/configure-aws-credentials` does. */
export const AUDIENCE = "sts.amazonaws.com";

/** ARN of the provider in an account, which has it once. */
export const githubProviderArn = (accountId: string) => `arn:aws:iam::${accountId}:oidc-provider/${GITHUB_ISSUER}`;

/** Lets the account believe what GitHub says of its workflows. Which of them may do what, each role says itself. */
export class GithubProvider extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Without thumbprints: IAM knows the authorities that sign GitHub's certificate.
    new IamOpenidConnectProvider(this, "provider", { url: `https://${GITHUB_ISSUER}`, clientIdList: [AUDIENCE] });
  }
}
