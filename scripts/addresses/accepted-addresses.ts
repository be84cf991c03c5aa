import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "../rehearsal/places";
import type { Addresses } from "./synthesized-addresses";

/** Where the addresses are kept that were accepted: a file for each environment of a system, a line for each address. */
export const ACCEPTED = join(ROOT, "environments", "addresses");

export function readAccepted(folder: string): Addresses {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
  return Object.fromEntries(
    files.map((name) => [basename(name, ".txt"), readFileSync(join(folder, name), "utf8").split(/\r?\n/).filter(Boolean)]),
  );
}

/** Writes the files of these addresses, and removes those of environments that are no more. */
export function writeAccepted(folder: string, addresses: Addresses): void {
  mkdirSync(folder, { recursive: true });
  for (const owner of Object.keys(readAccepted(folder))) if (!addresses[owner]) rmSync(join(folder, `${owner}.txt`));
  for (const [owner, all] of Object.entries(addresses))
    writeFileSync(join(folder, `${owner}.txt`), all.map((each) => `${each}\n`).join(""));
}
