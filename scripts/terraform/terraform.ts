import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { FollowedOutput } from "./followed-output";
import { UserError } from "./user-error";

const OLDEST = [1, 11] as const;

/** How one Terraform command ended. */
export interface Finished {
  /** Exit code; with `-detailed-exitcode` 2 means that there are changes. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Called with each line of standard output as it comes. */
  readonly onLine?: (line: string) => void;
  /** Exit codes that are no failure. @default [0] */
  readonly accept?: readonly number[];
  /** Another environment than that of every command. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** Refuses a machine without Terraform, or with one that is too old, in one sentence. */
export function requireTerraform(): string {
  const { stdout, error } = spawnSync("terraform", ["version", "-json"], {
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
  });
  const where = "https://developer.hashicorp.com/terraform/install";
  if (error) throw new UserError(`Terraform is missing: install version ${OLDEST.join(".")} or newer (${where}).`);
  const version = /"terraform_version":\s*"([^"]+)"/.exec(stdout)?.[1] ?? "unknown";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (!(major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]))) {
    throw new UserError(`Terraform ${OLDEST.join(".")} or newer is needed, this is ${version} (${where}).`);
  }
  return version;
}

/** Hears which process is at work in a folder; of nothing when it has ended. */
export type OnProcess = (folder: string, pid: number | undefined) => void;

/** Plain `terraform` with one environment. Each command is a process group of its own, so that Ctrl-C reaches us first. */
export class Terraform {
  private readonly running = new Set<ChildProcess>();

  /** `stopping` ends every running command in good order (Terraform then frees its locks) and begins no other. */
  constructor(
    readonly environment: NodeJS.ProcessEnv,
    private readonly stopping?: AbortSignal,
    private readonly onProcess?: OnProcess,
  ) {
    stopping?.addEventListener("abort", () => {
      for (const child of this.running) child.kill("SIGINT");
    });
  }

  /** Runs one command in `folder`; throws with Terraform's own words when it fails. */
  async run(folder: string, args: readonly string[], { accept = [0], ...options }: RunOptions = {}): Promise<Finished> {
    if (this.stopping?.aborted) throw new UserError("stopped before it began");
    const finished = await this.spawn(folder, args, options);
    if (accept.includes(finished.code)) return finished;
    throw new UserError(`terraform ${args[0]} failed in ${folder}:\n${failureOf(finished)}`);
  }

  private spawn(
    folder: string,
    args: readonly string[],
    { onLine, environment = this.environment }: RunOptions,
  ): Promise<Finished> {
    const [stdout, stderr] = [new FollowedOutput(onLine), new FollowedOutput()];
    return new Promise((resolve, reject) => {
      const child = spawn("terraform", args, {
        cwd: folder,
        env: environment,
        stdio: ["ignore", stdout.descriptor, stderr.descriptor],
        detached: true,
      });
      this.running.add(child);
      this.onProcess?.(folder, child.pid);
      const ended = () => {
        this.running.delete(child);
        this.onProcess?.(folder, undefined);
        return { stdout: stdout.end().trimEnd(), stderr: stderr.end() };
      };
      child.once("exit", (code) => resolve({ code: code ?? 1, ...ended() }));
      child.once("error", (error) => {
        if (child.pid === undefined) ended(); // One that never began has no exit.
        reject(error);
      });
    });
  }
}

/** What Terraform said about its failure: the diagnostics of `-json` output, or the end of the plain output. */
function failureOf({ stdout, stderr }: Finished): string {
  const diagnostics = stdout
    .split("\n")
    .filter((line) => line.includes('"diagnostic"') && line.includes('"severity":"error"'))
    .map((line) => JSON.parse(line).diagnostic as { summary: string; detail: string; address?: string });
  if (diagnostics.length === 0) return firstError(stderr.trim() || stdout.trim());
  const lines = diagnostics.map(({ summary, detail, address }) => [address, summary, detail].filter(Boolean).join(": "));
  return [...new Set(lines)].join("\n");
}

/** What Terraform said from its first error on; `terraform test` goes on for pages about what it left behind. */
function firstError(said: string): string {
  const lines = said.split("\n");
  const from = lines.findIndex((line) => /\bError: /.test(line));
  return (from < 0 ? lines.slice(-30) : lines.slice(from, from + 30)).join("\n");
}
