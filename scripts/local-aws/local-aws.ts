import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalAws } from "../../environments/local-aws";
import { isAlive } from "../terraform/is-alive";
import { UserError } from "../terraform/user-error";
import { endpointsAt } from "./services";

/** Stands in for `random_id` in every rehearsal. */
const SUFFIX = "0a1b2c3d";
const START_SECONDS = 60;
const STOP_SECONDS = 10;
const ANSWER_MILLISECONDS = 5_000;

/** A running local AWS: where it answers, and which process it is. */
export interface RunningAws extends LocalAws {
  readonly pid: number;
  readonly port: number;
}

/** The file in `folder` that names the local AWS; `rehearsal.ts` reads it. */
export const recordIn = (folder: string) => join(folder, "local-aws.json");

/** The local AWS that `folder` names, when it still answers. */
export async function findLocalAws(folder: string): Promise<RunningAws | undefined> {
  const recorded = readRecord(folder);
  return recorded && (await answers(recorded)) ? recorded : undefined;
}

/** Starts the emulators on `port` and the two after it, on 127.0.0.1 only, and waits until they answer. */
export async function startLocalAws(folder: string, python: string, port: number): Promise<RunningAws> {
  mkdirSync(folder, { recursive: true });
  const log = join(folder, "local-aws.log");
  const output = openSync(log, "w");
  const child = spawn(python, [join(__dirname, "serve.py"), String(port)], {
    detached: true,
    stdio: ["ignore", output, output],
    env: {
      PATH: process.env.PATH,
      TMPDIR: folder,
      PYTHONDONTWRITEBYTECODE: "1",
      // Functions really run here, and find the AWS SDK that Lambda's runtime has.
      NODE_PATH: join(__dirname, "..", "..", "node_modules"),
    },
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

/** Ends the local AWS of `folder`, if its process is there, also when a part of it no longer answers. */
export async function stopLocalAws(folder: string): Promise<boolean> {
  const aws = readRecord(folder);
  if (!aws || !(await isOurs(aws))) return false;
  process.kill(aws.pid, "SIGTERM");
  for (let waited = 0; isAlive(aws.pid) && waited < STOP_SECONDS * 10; waited++) await sleep(100);
  if (isAlive(aws.pid)) process.kill(aws.pid, "SIGKILL");
  rmSync(recordIn(folder), { force: true });
  return true;
}

function readRecord(folder: string): RunningAws | undefined {
  const record = recordIn(folder);
  return existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : undefined;
}

async function answers(aws: RunningAws): Promise<boolean> {
  const [ministack, moto, ours] = await Promise.all([
    ask(`http://127.0.0.1:${aws.port}/_ministack/health`),
    ask(`http://127.0.0.1:${aws.port + 1}/moto-api/`),
    isOurs(aws),
  ]);
  return ministack?.ok === true && moto?.ok === true && ours;
}

/** Whether the refusing port answers with the recorded process id: another program on it would answer otherwise. */
async function isOurs({ pid, refusing }: RunningAws): Promise<boolean> {
  return (await ask(refusing))?.headers.get("x-local-aws") === String(pid);
}

async function ask(address: string): Promise<Response | undefined> {
  try {
    return await fetch(address, { signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
  } catch {
    return undefined;
  }
}
