import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";

const VARIABLE = "SHARED_SYNTHESIS";
/** Beside each folder: what lay in it when it was written. */
const LISTING = ".listing";

/** Runs once before all workers start: a folder of this run alone. They inherit the variable. */
export default function begin(): void {
  process.env[VARIABLE] = mkdtempSync(join(tmpdir(), "shared-synthesis-"));
}

/**
 * What `write` makes of `given`, written once in a run of the tests and read by everybody who asks again. Only to be
 * read: who changes something asks for a folder of its own. Without a run's folder, every call writes.
 */
export function writtenOnce(given: unknown, write: () => string, shared = process.env[VARIABLE]): string {
  if (!shared) return write();
  const place = join(shared, createHash("sha256").update(serialize(given)).digest("hex"));
  if (existsSync(place)) return place;
  const written = write();
  try {
    renameSync(written, place);
    writeFileSync(`${place}${LISTING}`, listingOf(place));
  } catch (error) {
    if (!existsSync(place)) throw error; // Another worker was first with the same.
    rmSync(written, { recursive: true });
  }
  return place;
}

/**
 * Runs once after all workers.
 * @throws Error when a test wrote into a folder that others read.
 */
export function end(shared = process.env[VARIABLE]): void {
  if (!shared) return;
  const listings = readdirSync(shared).filter((name) => name.endsWith(LISTING));
  const changed = listings
    .map((listing) => join(shared, listing))
    .flatMap((listing) => differing(readFileSync(listing, "utf8"), listingOf(listing.slice(0, -LISTING.length))));
  rmSync(shared, { recursive: true });
  if (changed.length > 0) {
    throw new Error(
      ["a test wrote into what others read; synthesizeAnew() makes a folder of its own:", ...changed].join("\n  - "),
    );
  }
}

/** `path size time` of every file below a folder, one line each. */
function listingOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const lines = files.map((path) => ({ path, stat: statSync(join(folder, path)) })).filter(({ stat }) => stat.isFile());
  return lines.map(({ path, stat }) => `${path} ${stat.size} ${stat.mtimeMs}`).join("\n");
}

function differing(before: string, after: string): string[] {
  const [left, right] = [before, after].map((listing) => new Set(listing.split("\n")));
  const lines = [...[...left].filter((line) => !right.has(line)), ...[...right].filter((line) => !left.has(line))];
  return [...new Set(lines.map((line) => line.split(" ")[0]))];
}
