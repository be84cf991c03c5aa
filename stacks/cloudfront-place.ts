import type { TerraformProvider, TerraformStack } from "cdktf";
import { CLOUDFRONT_REGION } from "../modules/edge/cloudfront-region";
import { EncryptionKey } from "../modules/security/encryption-key";
import type { Posture } from "../modules/shared/posture";
import { inRegion } from "./in-region";
import type { StackIdentity } from "./platform-stack";

/** Where CloudFront looks for certificate, web ACL and log delivery, and where it is watched. */
export interface CloudfrontPlace {
  /** Encrypts there the web ACL's log and the topic of alarms. */
  readonly keyArn: string;
  /** None where the stack itself stands there. */
  readonly provider?: TerraformProvider;
}

/** The stack's own place where that is CloudFront's region, else a second provider there, with a key. Once per stack. */
export function cloudfrontPlace(
  stack: TerraformStack,
  identity: StackIdentity,
  { keyArn, data }: { readonly keyArn: string; readonly data: Posture },
): CloudfrontPlace {
  if (identity.region === CLOUDFRONT_REGION) return { keyArn };
  const { prefix, account } = identity;
  return inRegion(stack, "cloudfront", { ...identity, region: CLOUDFRONT_REGION }, (there, provider) => {
    const key = new EncryptionKey(there, "key", {
      name: `${prefix}-cloudfront`,
      description: `Encrypts what ${prefix} keeps of CloudFront`,
      accountId: account.id,
      region: CLOUDFRONT_REGION,
      users: ["logs", "cloudwatch"],
      data,
    });
    return { keyArn: key.arn, provider };
  });
}
