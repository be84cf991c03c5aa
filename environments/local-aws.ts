/** The AWS of this machine: where its services answer. Made by a rehearsal, see `rehearsal.ts`. */
export interface LocalAws {
  /** Address of each service that is emulated, by the provider's endpoint name. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** For every service that neither emulator has: answers as App Runner, and 501 to everything else. */
  readonly refusing: string;
  /** Stands in for `random_id`, so that a rehearsal needs no second provider. */
  readonly suffix: string;
}
