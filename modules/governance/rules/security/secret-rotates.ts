import { companions, type Rule } from "../../rule";

/** A secret that somebody saw is worth nothing some days later. */
export const secretRotates: Rule = {
  controls: ["SecretsManager.1"],
  types: ["aws_secretsmanager_secret"],
  remedy: (secret, stack) =>
    companions(secret, "aws_secretsmanager_secret_rotation", "secret_id", stack).length > 0
      ? undefined
      : "give it an aws_secretsmanager_secret_rotation",
};
