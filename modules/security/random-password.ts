import type { TerraformStack } from "cdktf";

/** Characters of every password made here, by Terraform or by a rotation later: letters and digits only. */
const LENGTH = 64;

/**
 * A reference to a random password that lives only while Terraform runs, for write-only arguments: all that name it in
 * one apply get the same. The bindings have no class for ephemeral resources.
 */
export function randomPassword(name: string, stack: TerraformStack): string {
  stack.addOverride(`ephemeral.aws_secretsmanager_random_password.${name}`, {
    password_length: LENGTH,
    exclude_punctuation: true,
  });
  return `\${ephemeral.aws_secretsmanager_random_password.${name}.random_password}`;
}
