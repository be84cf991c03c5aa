import { policyDocument } from "../security/policy-document";

/**
 * Lets only identities of one account through an interface endpoint: keys of another account do not work there.
 * What those identities may do is decided by their own roles.
 */
export function accountOnlyPolicy(accountId: string): string {
  return policyDocument([
    {
      Sid: "OnlyThisAccount",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalAccount": accountId } },
    },
  ]);
}
