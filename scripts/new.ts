import { newEnvironment } from "./new/new-environment";
import { newSystem } from "./new/new-system";
import { projectAt, write } from "./new/project";
import { ROOT } from "./rehearsal/places";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `Say one of these (docs/your-own-system.md):
  npm run new -- system <name>                        a small system: queue, function and table, with dev and a test
  npm run new -- environment <system> <environment>   the next environment of a system, from its nearest one`;

/** Writes the files of something new and the lines that make it known; nothing when it is refused. */
async function main(): Promise<void> {
  const [kind, system, environment, ...more] = process.argv.slice(2);
  const project = projectAt(ROOT);
  const addition =
    kind === "system" && system && !environment
      ? newSystem(project, system)
      : kind === "environment" && system && environment && more.length === 0
        ? newEnvironment(project, system, environment)
        : undefined;
  if (!addition) throw new UserError(USAGE);
  write(project, addition);
  const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => `  ${path}`);
  console.log(
    ["Written:", ...paths(addition.made), "Changed:", ...paths(addition.changed), "Next:"].join("\n"),
    `\n${addition.next.map((line) => `  ${line}`).join("\n")}`,
  );
}

runScript(main);
