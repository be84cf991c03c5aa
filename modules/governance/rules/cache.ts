import { cacheDemandsTls } from "./cache/cache-demands-tls";
import { cacheFailsOver } from "./cache/cache-fails-over";
import { cacheIsBackedUp } from "./cache/cache-is-backed-up";
import { cacheIsEncryptedAtRest } from "./cache/cache-is-encrypted-at-rest";
import { cacheKnowsItsUsers } from "./cache/cache-knows-its-users";
import { cacheStandsInItsSubnets } from "./cache/cache-stands-in-its-subnets";
import { cacheUpgradesItself } from "./cache/cache-upgrades-itself";

/** Rules about ElastiCache. */
export const cacheRules = {
  cacheDemandsTls,
  cacheFailsOver,
  cacheIsBackedUp,
  cacheIsEncryptedAtRest,
  cacheKnowsItsUsers,
  cacheStandsInItsSubnets,
  cacheUpgradesItself,
};
