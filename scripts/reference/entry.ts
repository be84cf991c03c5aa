/** One export as the reference shows it. */
export interface Entry {
  readonly name: string;
  readonly kind: "construct" | "settings" | "function" | "type" | "value";
  /** Path in the project, e.g. `modules/cache/redis-cache.ts`. */
  readonly file: string;
  readonly says: string;
  /** How it is called, or what it is where that is short. */
  readonly signature?: string;
  /** The props of a construct; empty where they stand elsewhere. */
  readonly props: readonly Member[];
  /** What a construct offers, or what is in settings and types. */
  readonly members: readonly Member[];
  /** What synthesis refuses, in the words of its errors. */
  readonly refuses: readonly string[];
}

/** A prop, a field or an output. */
export interface Member {
  /** With a question mark where it can be left out; fields of fields with dots. */
  readonly name: string;
  readonly type: string;
  readonly says: string;
  /** The check of a setting as its schema writes it, e.g. `whole(1, 35, "days")`. */
  readonly check?: string;
}
