import { accountRules } from "./rules/account";
import { apiRules } from "./rules/api";
import { cacheRules } from "./rules/cache";
import { computeRules } from "./rules/compute";
import { databaseRules } from "./rules/database";
import { edgeRules } from "./rules/edge";
import { messagingRules } from "./rules/messaging";
import { networkingRules } from "./rules/networking";
import { securityRules } from "./rules/security";
import { storageRules } from "./rules/storage";

/** Every rule that a resource must keep, in every system and environment. */
export const rules = {
  ...accountRules,
  ...apiRules,
  ...cacheRules,
  ...computeRules,
  ...databaseRules,
  ...edgeRules,
  ...messagingRules,
  ...networkingRules,
  ...securityRules,
  ...storageRules,
};

/** What an exception names. */
export type RuleName = keyof typeof rules;
