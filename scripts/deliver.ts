import { appendFileSync } from "node:fs";
import { everyEnvironment, whereIs } from "./delivery/places";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `Say one of these:
  environments                    every environment (that trusts GITHUB_REPOSITORY), for a matrix
  where <system> <environment>    its region, and the roles that plan and apply it`;

/** What workflows ask before they have credentials. */
async function main(): Promise<void> {
  const [command, system = "", environment = ""] = process.argv.slice(2);
  if (command === "environments") tell({ environments: JSON.stringify(everyEnvironment(process.env.GITHUB_REPOSITORY)) });
  else if (command === "where") tell(whereIs(system, environment));
  else throw new UserError(USAGE);
}

/** In a workflow, also to the steps that follow. */
function tell(values: Readonly<Record<string, string>>): void {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  console.log(lines.join("").trim());
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, lines.join(""));
}

runScript(main);
