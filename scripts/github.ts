import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { driftOf } from "./delivery/drift-text";
import { environmentLayers } from "./delivery/environment-layers";
import { environmentReports } from "./delivery/environment-reports";
import { githubApi } from "./delivery/github-api";
import { keepComment } from "./delivery/keep-comment";
import { keepIssue } from "./delivery/keep-issue";
import { everyEnvironment } from "./delivery/places";
import { isWhole, planComment } from "./delivery/plan-comment";
import { summarize, tell } from "./delivery/tell";
import { outputFolder } from "./terraform/caller";
import { isLater, type RunReport } from "./terraform/run-report";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `Say one of these:
  layers                         what is applied after what, in every environment that trusts GITHUB_REPOSITORY, for a matrix
  summary <report> [--complete]  shows one run's report; … and fails when a stack could not be planned yet
  comment <reports> --pull-request <number> --commit <hash>
                                 keeps one comment on it, of what every environment's plan says; fails where one has failed
  issue <reports>                keeps one issue of what drifts`;

/**
 * What Terraform's workflows tell GitHub of the reports that `npm run terraform` leaves. `comment` and `issue` take a folder
 * with one report for each environment that trusts the repository.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { complete: { type: "boolean" }, "pull-request": { type: "string" }, commit: { type: "string" } },
  });
  const [command, folder = ""] = positionals;
  const number = Number(values["pull-request"]);
  if (command === "layers") layers();
  else if (command === "summary" && folder) summary(folder, values.complete ?? false);
  else if (command === "comment" && folder && number > 0 && values.commit) await comment(folder, number, values.commit);
  else if (command === "issue" && folder) await issue(folder);
  else throw new UserError(USAGE);
}

const { GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_SERVER_URL } = process.env;
const places = () => everyEnvironment(GITHUB_REPOSITORY);
const runUrl = () => `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;

function layers(): void {
  const outdir = outputFolder();
  tell({ environments: JSON.stringify(environmentLayers(outdir, places())) });
}

function summary(folder: string, complete: boolean): void {
  const file = join(folder, "report.json");
  if (!existsSync(file)) throw new UserError(`${folder} holds no report: the run ended before it had one.`);
  summarize(readFileSync(join(folder, "report.md"), "utf8"));
  const { stacks }: RunReport = JSON.parse(readFileSync(file, "utf8"));
  tell({ changes: String(stacks.some(({ outcome }) => outcome === "planned")) });
  const later = complete ? stacks.filter(isLater).map(({ name }) => name) : [];
  if (later.length > 0) throw new UserError(`Not planned yet, because what they read is not there: ${later.join(", ")}.`);
}

async function comment(folder: string, number: number, commit: string): Promise<void> {
  const reports = environmentReports(folder, places());
  await keepComment(githubApi(process.env), number, planComment(reports, { url: runUrl(), commit }));
  if (!isWhole(reports)) throw new UserError("Not every environment could be planned; the comment says which.");
}

async function issue(folder: string): Promise<void> {
  const drift = driftOf(environmentReports(folder, places()), runUrl());
  console.log(`The issue was ${await keepIssue(githubApi(process.env), drift, runUrl())}.`);
}

runScript(main);
