import { inlinePolicyDecryptsWithNamedKeys } from "./security/inline-policy-decrypts-with-named-keys";
import { keyAdmitsNamedOnes } from "./security/key-admits-named-ones";
import { keyRotates } from "./security/key-rotates";
import { logGroupIsKeptAndEncrypted } from "./security/log-group-is-kept-and-encrypted";
import { managedPolicyDecryptsWithNamedKeys } from "./security/managed-policy-decrypts-with-named-keys";
import { policyNamesItsActions } from "./security/policy-names-its-actions";
import { secretRotates } from "./security/secret-rotates";
import { secretRotatesOften } from "./security/secret-rotates-often";

/** Rules about keys, secrets and roles. */
export const securityRules = {
  inlinePolicyDecryptsWithNamedKeys,
  keyAdmitsNamedOnes,
  keyRotates,
  logGroupIsKeptAndEncrypted,
  managedPolicyDecryptsWithNamedKeys,
  policyNamesItsActions,
  secretRotatesOften,
  secretRotates,
};
