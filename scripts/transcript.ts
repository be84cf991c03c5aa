import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./rehearsal/places";
import { UserError } from "./terraform/user-error";

/** `node --import tsx scripts/transcript.ts`: runs `npm start` and puts what it printed into the README. */
const { status, stdout } = spawnSync("npm", ["start", "--silent"], {
  cwd: ROOT,
  encoding: "utf8",
  env: { ...process.env, NO_COLOR: "1" },
});
if (status !== 0) throw new UserError(stdout);
const lines = stdout
  .trim()
  .split("\n")
  // Without a terminal each task is shown twice, when it begins and when it is done; a terminal shows it once.
  .filter((line) => !line.startsWith("❯"))
  .map((line) => line.replace(/from the local mirror \S+/, "from the local mirror …"));
const file = join(ROOT, "README.md");
const between = /(<!-- transcript -->\n)[\s\S]*(<!-- \/transcript -->)/;
writeFileSync(file, readFileSync(file, "utf8").replace(between, `$1\`\`\`\n$ npm start\n${lines.join("\n")}\n\`\`\`\n$2`));
