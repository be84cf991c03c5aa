import { spawnSync } from "node:child_process";
import { recordIn } from "../local-aws/local-aws";
import { UserError } from "../terraform/user-error";
import { outputIn, ROOT } from "./places";

/** Writes every environment in rehearsed form below `folder`, by the same command that people can run by hand. */
export function synthesizeRehearsal(folder: string): string {
  const out = outputIn(folder);
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "rehearsal.ts", recordIn(folder)], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, CDKTF_OUTDIR: out },
  });
  if (status !== 0) throw new UserError(stderr.trim());
  return out;
}
