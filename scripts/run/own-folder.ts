import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "../terraform/user-error";
import { UNSAVED_STATE } from "./unsaved-state";

/**
 * Refuses a folder that is about to be emptied and holds anything but what an earlier run has written: `mark` is a file
 * that every such folder has. A state that could not be saved is nobody's to remove, also where a run has left it.
 */
export function requireOwn(option: string, folder: string, mark: string): void {
  const entries = existsSync(folder) ? readdirSync(folder) : [];
  if (entries.length > 0 && !entries.includes(mark)) {
    throw new UserError(
      `${option} must be a new or empty folder, or one with a ${mark} of an earlier run: it is emptied. ${folder} holds ${entries.slice(0, 3).join(", ")}${entries.length > 3 ? ", …" : ""}.`,
    );
  }
  const unsaved = entries.length > 0 ? everythingIn(folder).filter((path) => basename(path) === UNSAVED_STATE) : [];
  if (unsaved.length === 0) return;
  throw new UserError(
    [
      `${option} is a folder that would be emptied, and a state that could not be saved lies there:`,
      ...unsaved.map((path) => `  ${join(folder, path)}`),
    ].join("\n"),
  );
}

const everythingIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8" });
