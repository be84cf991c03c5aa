/** Something an emulator does not keep, so that Terraform wants to set it again on every plan. */
export interface KnownDifference {
  readonly type: string;
  readonly attribute: string;
  readonly why: string;
}

/**
 * All that a second plan in a rehearsal may want to change; anything else fails it. Empty now: what moto loses of
 * partner's resources is mended in `patches/`.
 */
export const knownDifferences: readonly KnownDifference[] = [];
