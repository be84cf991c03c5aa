import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Progress } from "../terraform/apply";
import { isAlive } from "../terraform/is-alive";
import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";

/** Begins like Terraform's own files, so that no copy of a stack takes it along. */
const FILE = ".terraform-run.json";
const POLL_MILLISECONDS = 500;
/** Looks at a claim that cannot be read, before it passes for nobody's. */
const MOST_UNREADABLE = 4;

/** Who is at work in a stack's folder. */
interface Claim {
  /** Process of the runner. */
  readonly runner: number;
  readonly host: string;
  readonly since: string;
  /** Process of the Terraform that it runs now. */
  readonly terraform?: number;
}

const fileIn = (folder: string) => join(folder, FILE);

/**
 * Keeps other runs on this machine out of a stack's folder while `work` is at work in it: they would share its `.terraform`.
 * Another run that is alive is an error. One that was killed may have left a Terraform that still applies: that one is
 * waited for until `stopping`, because its state is saved only when it has ended. Terraform's own lock stands above this.
 */
export async function claimed<T>(
  stopping: AbortSignal,
  { name, folder }: Stack,
  progress: Progress,
  work: () => Promise<T>,
): Promise<T> {
  for (let unreadable = 0; !tryClaim(folder); ) {
    const held = read(folder);
    if (!held && ++unreadable < MOST_UNREADABLE) {
      await sleep(POLL_MILLISECONDS);
      continue;
    }
    if (held && (held.host !== hostname() || isAlive(held.runner))) {
      const who = `process ${held.runner} on ${held.host}, since ${held.since}`;
      throw new UserError(`${name}: another run is at work in ${folder} (${who}). If there is none, remove ${FILE} there.`);
    }
    if (held?.terraform !== undefined && isAlive(held.terraform)) {
      progress(`held up by Terraform, process ${held.terraform}, of a run that was killed`);
      while (isAlive(held.terraform)) await sleep(POLL_MILLISECONDS, undefined, { signal: stopping });
      continue; // Another run may have waited for it too, and be at work by now.
    }
    rmSync(fileIn(folder), { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(fileIn(folder), { force: true });
  }
}

/** Writes down which Terraform is at work in a folder that this run has claimed. */
export function noteProcess(folder: string, terraform: number | undefined): void {
  const held = read(folder);
  if (held?.runner !== process.pid) return;
  // In one step: whoever reads it next may read it after this process was killed.
  const written = join(folder, `${FILE}.${process.pid}`);
  writeFileSync(written, JSON.stringify({ ...held, terraform }));
  renameSync(written, fileIn(folder));
}

function tryClaim(folder: string): boolean {
  const claim: Claim = { runner: process.pid, host: hostname(), since: new Date().toISOString() };
  try {
    writeFileSync(fileIn(folder), JSON.stringify(claim), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function read(folder: string): Claim | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(folder), "utf8"));
  } catch {
    return undefined; // Gone in the meantime, or a moment before it is written.
  }
}
