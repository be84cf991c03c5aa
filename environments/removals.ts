/** Resources that go from the code on purpose. */
export interface Removal {
  /** A stack's name; `*` stands for anything. */
  readonly stack: string;
  /** The address in it; `*` stands for anything, but nothing that is still made may fit. */
  readonly address: string;
  /** Why it may go. */
  readonly reason: string;
  /**
   * Terraform forgets the resource and leaves it in AWS, by a `removed` block of the stack; the address is then written out.
   *
   * @default - the next apply destroys it; `--allow-destroy` is asked for where it holds data
   */
  readonly keep?: "in AWS";
}

/**
 * What is gone from the code and does not come back under another address. Take an entry out when every environment was
 * applied without it.
 *
 * @example
 * export const removals: readonly Removal[] = [
 *   { stack: "foundry-dev-*", address: "*", reason: "foundry has no dev any more; it was destroyed on 2 May" },
 *   { stack: "partner-dev-storage", address: "aws_s3_bucket.drafts_bucket_87EAE372", reason: "the archive takes it over", keep: "in AWS" },
 * ];
 */
export const removals: readonly Removal[] = [];
