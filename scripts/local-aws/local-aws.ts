import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalAws } from "../../environments/local-aws";
import { UserError } from "../terraform/user-error";
import { endpointsAt } from "./services";

/** Stands in for `random_id` in every rehearsal. */
const SUFFIX = "0a1b2c3d";
const START_SECONDS = 60;
const STOP_SECONDS = 10;

/** A running local AWS: where it answers, and which process it is. */
export interface RunningAws extends LocalAws {
  readonly pid: number;
  readonly port: number;
}

/** The file in `folder` that names the local AWS; `rehearsal.ts` reads it. */
export const recordIn = (folder: string) => join(folder, "local-aws.json");

/** The local AWS that `folder` names, when it still runs. */
export async function findLocalAws(folder: string): Promise<RunningAws | undefined> {
  const record = recordIn(folder);
  if (!existsSync(record)) return undefined;
  const recorded: RunningAws = JSON.parse(readFileSync(record, "utf8"));
  return (await answers(recorded)) ? recorded : undefined;
}

/** Starts the emulators on `port` and the two after it, on 127.0.0.1 only, and waits until they answer. */
export async function startLocalAws(folder: string, python: string, port: number): Promise<RunningAws> {
  mkdirSync(folder, { recursive: true });
  const log = join(folder, "local-aws.log");
  const output = openSync(log, "w");
  const child = spawn(python, [join(__dirname, "serve.py"), String(port)], {
    detached: true,
    stdio: ["ignore", output, output],
    env: { PATH: process.env.PATH, TMPDIR: folder, PYTHONDONTWRITEBYTECODE: "1" },
  });
  closeSync(output);
  const aws: RunningAws = { ...endpointsAt(port), suffix: SUFFIX, pid: child.pid ?? 0, port };
  let ended = false;
  child.on("error", () => {
    ended = true;
  });
  child.on("exit", () => {
    ended = true;
  });
  child.unref();
  for (let waited = 0; !ended && waited < START_SECONDS * 10; waited++) {
    if (await answers(aws)) {
      writeFileSync(recordIn(folder), `${JSON.stringify(aws, null, 2)}\n`);
      return aws;
    }
    await sleep(100);
  }
  if (!ended) process.kill(aws.pid, "SIGKILL");
  const said = readFileSync(log, "utf8").trim().split("\n").at(-1);
  const advice = said?.includes("is in use") ? "; end it, or take three others: npm start -- --port 5566" : "";
  throw new UserError(`The local AWS did not start: ${said || `no answer within ${START_SECONDS} seconds`}${advice}.`);
}

/** Ends the local AWS of `folder`, if it runs. */
export async function stopLocalAws(folder: string): Promise<boolean> {
  const aws = await findLocalAws(folder);
  rmSync(recordIn(folder), { force: true });
  if (!aws) return false;
  process.kill(aws.pid, "SIGTERM");
  for (let waited = 0; isAlive(aws.pid) && waited < STOP_SECONDS * 10; waited++) await sleep(100);
  if (isAlive(aws.pid)) process.kill(aws.pid, "SIGKILL");
  return true;
}

/** Whether all three ports answer, and the refusing one with this very process id: another program gets another id. */
async function answers({ pid, port, refusing }: RunningAws): Promise<boolean> {
  try {
    const [ministack, moto, refused] = await Promise.all([
      fetch(`http://127.0.0.1:${port}/_ministack/health`),
      fetch(`http://127.0.0.1:${port + 1}/moto-api/`),
      fetch(refusing),
    ]);
    return ministack.ok && moto.ok && refused.headers.get("x-local-aws") === String(pid);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
