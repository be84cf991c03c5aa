import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../support/run";

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  /** Another workflow that is called, in place of steps. */
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly concurrency?: unknown;
  readonly steps?: readonly Step[];
  readonly [key: string]: unknown;
}

/** A workflow, as far as it is judged here. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const WORKFLOWS = join(ROOT, ".github", "workflows");
export const ACTION = join(".github", "actions", "terraform", "action.yml");

export const workflowNames = () => readdirSync(WORKFLOWS).sort();
export const textOf = (name: string) => readFileSync(join(WORKFLOWS, name), "utf8");
export const actionText = () => readFileSync(join(ROOT, ACTION), "utf8");

const PINNED = /^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/;
const OURS = "./.github/actions/terraform";
const CREDENTIALS = "aws-actions/configure-aws-credentials";
/** What a job may write on GitHub, by what it runs; everything else may write nothing. */
const WRITES = [
  { runs: /scripts\/github\.ts comment /, rights: { "pull-requests": "write" } },
  { runs: /scripts\/github\.ts issue /, rights: { issues: "write" } },
];
/** What needs the job's token for itself. */
const USES_TOKEN = /scripts\/github\.ts (comment|issue) |\bgh api /;

/** What is wrong with a workflow's text, one sentence each. */
export function faultsOf(text: string): string[] {
  const workflow: Workflow = parse(text);
  const jobs = Object.entries(workflow.jobs);
  return [
    ...unpinned(text),
    Object.keys((workflow.permissions as object) ?? { all: 1 }).length > 0 && "permissions are not empty for all jobs",
    !workflow.concurrency && !isGrouped(workflow) && "there is no concurrency group",
    "pull_request_target" in workflow.on && "pull_request_target runs a stranger's code with rights",
    ...jobs.flatMap(([name, job]) => jobFaults(job, workflow).map((fault) => `${name}: ${fault}`)),
  ].filter((fault) => fault !== false);
}

/** Actions that could become something else under the same name. */
export const unpinned = (text: string): string[] =>
  [...text.matchAll(/uses: (\S+)(.*)/g)].flatMap(([, action, comment]) => {
    const here = [OURS, ...workflowNames().map((name) => `./.github/workflows/${name}`)];
    if (action.startsWith("./")) return here.includes(action) ? [] : [`${action} is not in this repository`];
    const isPinned = PINNED.test(action) && /^ # v\d+\.\d+\.\d+$/.test(comment);
    return isPinned ? [] : [`${action} is not pinned to a commit with its version behind it`];
  });

/** A called workflow runs in its caller's group; where others are called, each call may have a group of its own. */
const isGrouped = ({ on, jobs }: Workflow): boolean => {
  const calls = Object.values(jobs).filter(({ uses }) => uses);
  return "workflow_call" in on || (calls.length > 0 && calls.every(({ concurrency }) => concurrency));
};

function jobFaults(job: Job, { on }: Workflow): string[] {
  const steps = job.steps ?? [];
  const becomesRole = steps.some(({ uses = "" }) => uses === OURS || uses.startsWith(CREDENTIALS)) || job.uses !== undefined;
  const writes = WRITES.filter(({ runs }) => steps.some(({ run = "" }) => runs.test(run)));
  const allowed = {
    contents: "read",
    ...(becomesRole && { "id-token": "write" }),
    ...Object.assign({}, ...writes.map(({ rights }) => rights)),
  };
  const applies = steps.some(({ uses, with: given }) => uses === OURS && given?.role === "apply");
  const deploys = steps.some(({ uses = "" }) => uses.startsWith(CREDENTIALS));
  const changes = applies || deploys || job.environment !== undefined || job.uses !== undefined;
  const faults = [
    JSON.stringify(job.permissions) !== JSON.stringify(allowed) && `permissions are not ${JSON.stringify(allowed)}`,
    becomesRole && writes.length > 0 && "one job has a role in AWS and writes on GitHub",
    !job.uses && typeof job["timeout-minutes"] !== "number" && "it may run for ever",
    !job.uses && !/^ubuntu-\d\d\.\d\d$/.test(String(job["runs-on"])) && "its machine is another one some day",
    (applies || deploys) && !job.environment && "it changes something outside of a GitHub environment",
    "pull_request" in on && changes && "a pull request changes something",
    job.secrets !== undefined && "it hands on secrets",
    hasToken(job.env) && "every step has the token",
  ];
  const stepFaults = steps.flatMap(({ uses = "", run = "", with: given = {}, env }) => [
    run.includes("${{") && "a value is written into a script instead of handed to it",
    hasToken(env) && !USES_TOKEN.test(run) && "a step has the token that does not need it",
    uses.startsWith("actions/checkout@") && given["persist-credentials"] !== false && "the token stays in the checkout",
    uses.startsWith("actions/upload-artifact@") && !(Number(given["retention-days"]) <= 5) && "plans are kept for too long",
  ]);
  return [...faults, ...stepFaults].filter((fault) => fault !== false);
}

const hasToken = (env: unknown) => /github\.token|secrets\./.test(JSON.stringify(env ?? {}));
