import { catalogue } from "../../environments";
import { type Catalogue, checked } from "../../systems/platforms";

/** One field of the settings, a value that is wrong there, and what is said about it. */
export type Fault = [field: string, value: unknown, sentence: string];

export const UNKNOWN = "is not a setting";
export const OBJECT = "must be an object of settings";

type Values = { [key: string]: unknown };

/** The shipped catalogue with one value changed, e.g. at `systems.partner.prod.logDays`; `undefined` takes it away. */
export function corrupted(path: string, value: unknown, from: Catalogue = catalogue): Catalogue {
  const copy = structuredClone(from);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce<Values>((at, key) => at[key] as Values, copy as unknown as Values);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

/** The whole message with which a catalogue is refused, or nothing. */
export function refusal(catalogue: Catalogue): string | undefined {
  try {
    checked(catalogue);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What is said of one file that has these problems. */
export const messageFor = (file: string, ...problems: string[]) =>
  [`environments/${file} cannot be built:`, ...problems].join("\n  - ");

/** What is said of one field: `must be 1, got 2`, or that it is missing. */
export const problem = (path: string, value: unknown, sentence: string) =>
  `${path} ${sentence}, ${value === undefined ? "but is missing" : `got ${JSON.stringify(value)}`}`;
