import type { PolicyStatement } from "../../modules/security/policy-document";

/** What a workload may do and what it is told, whatever runs it. */
export interface Application {
  readonly statements: readonly PolicyStatement[];
  /** Plain text: never a secret, only where it lies. */
  readonly variables: Readonly<Record<string, string>>;
}
