import { IamAccountPasswordPolicy } from "@cdktf/provider-aws/lib/iam-account-password-policy";
import { Construct } from "constructs";

/** How the account's IAM users choose passwords, should there ever be one (IAM.7, IAM.15, IAM.16). */
export class PasswordPolicy extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new IamAccountPasswordPolicy(this, "policy", {
      minimumPasswordLength: 14,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      maxPasswordAge: 90,
      passwordReusePrevention: 24,
      allowUsersToChangePassword: true,
    });
  }
}
