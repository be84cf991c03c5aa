import { spawn } from "node:child_process";
import { UserError } from "./user-error";

/** `terraform` with the user's terminal, so that it can show a plan and ask; the terminal's Ctrl-C reaches it. */
export function runInForeground(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("terraform", args, { cwd, env, stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new UserError(`terraform ${args[0]} did not finish; run the command again.`)),
    );
  });
}
