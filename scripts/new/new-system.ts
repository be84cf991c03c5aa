import { UserError } from "../terraform/user-error";
import { formatted } from "./formatted";
import { nameProblems } from "./name-problems";
import type { Addition, Project } from "./project";
import { withChoice, withEnvironment, withSystem } from "./registered";
import { systemFiles } from "./system-files";

const DEPLOY = ".github/workflows/terraform-deploy.yml";

/** What makes tests and documents know what is new. */
export const KEEP = [
  "npm run addresses",
  "npm run synth && npm run diagram && node --import tsx scripts/figures.ts",
  "npm test; docs/your-own-system.md says what each of these does",
];

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
      `edit environments/${name}/dev.ts: region, owner, costCenter, alarmEmails, and delivery, which says what repository is trusted`,
      "npm run synth",
      `npm run terraform -- plan '${name}-dev-*' --preview`,
      `npm start ${name} dev`,
      ...KEEP,
    ],
  };
}
