import { spawnSync } from "node:child_process";
import { readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { basename } from "node:path";
import { isAlive } from "../terraform/is-alive";
import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import type { Lock } from "./lock";

/** A Terraform that runs on this machine. */
export interface Running {
  readonly pid: number;
  readonly command: string;
  readonly began: Date;
}

/** `ps` knows whole seconds, and counts them from the start of the machine. */
const TOLERANCE_MILLISECONDS = 2_000;

/**
 * The processes of this machine that may hold a lock: Terraform, begun before it was taken, at work in the stack's folder
 * of any clone (or, where a process does not show its folder, anywhere). None when the lock was taken elsewhere.
 */
export function runningOwners({ who, created }: Lock, { folder }: Stack): Running[] {
  if (!who.endsWith(`@${hostname()}`)) return [];
  const { stdout, error } = spawnSync("ps", ["-A", "-ww", "-o", "pid=,lstart=,args="], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  });
  if (error)
    throw new UserError("ps is missing, so nobody can see whether the lock's owner still runs: --even-if-running goes on.");
  return ownersAmong(terraformsIn(stdout), created, folder);
}

/** Those that are still there, began before a lock was taken, and work in a folder of this name or do not show theirs. */
export function ownersAmong(all: readonly Running[], created: Date, folder: string): Running[] {
  return all.filter(({ pid, began }) => {
    const at = folderOf(pid);
    const isElsewhere = at !== undefined && basename(at) !== basename(folder);
    return !isElsewhere && isAlive(pid) && began.getTime() <= created.getTime() + TOLERANCE_MILLISECONDS;
  });
}

/** The Terraforms in what `ps` says, by `pid lstart args`; their providers are left out. */
export function terraformsIn(processes: string): Running[] {
  return processes.split("\n").flatMap((line) => {
    const [, pid, began, command] = /^\s*(\d+)\s+\w{3} (\w{3} +\d+ [\d:]{8} \d{4}) (.+)$/.exec(line) ?? [];
    const isTerraform = command && basename(command.split(" ")[0]) === "terraform";
    return isTerraform ? [{ pid: Number(pid), began: new Date(`${began} UTC`), command }] : [];
  });
}

/** The folder that a process works in, where the system shows it (Linux does). */
function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
