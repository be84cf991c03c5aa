import type { Estate, Placed } from "../docs/estate";

/** The drawings of a picture, from top to bottom. */
export const PANELS = ["traffic", "upkeep", "watching", "recovery"] as const;
export type Panel = (typeof PANELS)[number];

/** How resources of one type are drawn. */
export interface Kind {
  /** What AWS calls it. */
  readonly word: string | ((each: Placed, estate: Estate) => string);
  /** Where it stands when nothing leads to it or from it. */
  readonly panel: Panel;
  /** Where it stands outside of a VPC: an entry from the internet, run by AWS, or a service to use. @default service */
  readonly box?: "entry" | "hosted" | "service";
  /** @default the argument that AWS shows as its name */
  readonly name?: (each: Placed, estate: Estate) => string;
  /** Size, and what else says something. */
  readonly detail?: (each: Placed, estate: Estate) => string;
}

export type Kinds = Readonly<Record<string, Kind>>;

/** Words that hold, one after the other. */
export const facts = (...words: readonly (string | false | undefined)[]): string => words.filter(Boolean).join(", ");
