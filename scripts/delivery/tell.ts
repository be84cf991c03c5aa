import { appendFileSync } from "node:fs";

/** Says values on the terminal and, in a workflow, to the steps and jobs that follow. No value may have a line break. */
export function tell(values: Readonly<Record<string, string>>): void {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  console.log(lines.join("").trim());
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, lines.join(""));
}

/** Shows Markdown on the job's summary page, in a workflow; to a person, on the terminal. */
export function summarize(text: string): void {
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${text}\n`);
  else console.log(`\n${text}`);
}
