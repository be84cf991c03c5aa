import { everyEnvironment, whereIs } from "./delivery/places";
import { tell } from "./delivery/tell";
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

runScript(main);
