import { accountBlocksPublicBuckets } from "./account/account-blocks-public-buckets";
import { accountEncryptsNewVolumes } from "./account/account-encrypts-new-volumes";
import { detectorWatches } from "./account/detector-watches";
import { trailCanBeValidated } from "./account/trail-can-be-validated";
import { trailReachesLogs } from "./account/trail-reaches-logs";
import { trailRecordsEverywhere } from "./account/trail-records-everywhere";
import { trailUsesCustomerKey } from "./account/trail-uses-customer-key";
import { vaultUsesCustomerKey } from "./account/vault-uses-customer-key";

/** Rules about what an account has once. */
export const accountRules = {
  accountBlocksPublicBuckets,
  accountEncryptsNewVolumes,
  detectorWatches,
  trailCanBeValidated,
  trailReachesLogs,
  trailRecordsEverywhere,
  trailUsesCustomerKey,
  vaultUsesCustomerKey,
};
