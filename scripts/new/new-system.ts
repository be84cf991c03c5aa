import { UserError } from "../terraform/user-error";
import { formatted } from "./formatted";
import { nameProblems } from "./name-problems";
import type { Addition, Project } from "./project";
import { withChoice, withEnvironment, withSystem } from "./registered";
import { systemFiles } from "./system-files";

const DEPLOY = ".github/workflows/terraform-deploy.yml";

/**
 * A small system under a name of its own, with the environment dev, and the lines that make it known.
 * @throws UserError with everything that speaks against the name.
 */
export function newSystem(project: Project, name: string): Addition {
  const problems = nameProblems(name, project);
  if (problems.length > 0) throw new UserError([`The system ${name} cannot be made:`, ...problems].join("\n  - "));
  const longer = (path: string, text: string) => formatted({ path, text });
  return {
    made: systemFiles(name),
    changed: [
      longer("environments/index.ts", withEnvironment(project.read("environments/index.ts"), name, "dev")),
      longer("systems/platforms.ts", withSystem(project.read("systems/platforms.ts"), name)),
      { path: DEPLOY, text: withChoice(project.read(DEPLOY), name) },
    ],
    next: [
      `Put your own values into environments/${name}/dev.ts: region, owner, costCenter, alarmEmails, and delivery, which trusts a repository.`,
      "npm run synth                                  checks them and writes cdktf.out/",
      `npm run terraform -- plan '${name}-dev-*' --preview    shows what would be made; needs no account`,
      `npm start ${name} dev                          applies it to an AWS on this machine`,
      "npm run addresses                              accepts the new resources; the tests compare with it",
      "npm run new -- environment " + `${name} prod          makes the next environment`,
    ],
  };
}
