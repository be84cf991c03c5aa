import { at, type Rule } from "../../rule";

/** No secret is older than 90 days. */
export const secretRotatesOften: Rule = {
  controls: ["SecretsManager.4"],
  types: ["aws_secretsmanager_secret_rotation"],
  remedy: (rotation) => {
    const days = Number(at(rotation, "rotation_rules.automatically_after_days"));
    return days >= 1 && days <= 90 ? undefined : "set rotation_rules.automatically_after_days to 90 or less";
  },
};
