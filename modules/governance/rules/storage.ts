import { bucketBlocksPublicAccess } from "./storage/bucket-blocks-public-access";
import { bucketDemandsTls } from "./storage/bucket-demands-tls";
import { bucketEndsVersions } from "./storage/bucket-ends-versions";
import { bucketIgnoresAcls } from "./storage/bucket-ignores-acls";
import { bucketKeepsVersions } from "./storage/bucket-keeps-versions";
import { bucketLogsAccess } from "./storage/bucket-logs-access";
import { bucketPolicyKeepsAdministration } from "./storage/bucket-policy-keeps-administration";
import { bucketUsesCustomerKey } from "./storage/bucket-uses-customer-key";

/** Rules about S3. */
export const storageRules = {
  bucketBlocksPublicAccess,
  bucketDemandsTls,
  bucketEndsVersions,
  bucketIgnoresAcls,
  bucketKeepsVersions,
  bucketLogsAccess,
  bucketPolicyKeepsAdministration,
  bucketUsesCustomerKey,
};
