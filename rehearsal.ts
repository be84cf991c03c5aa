import { readFileSync } from "node:fs";
import { catalogue } from "./environments";
import type { LocalAws } from "./environments/local-aws";
import { rehearsed } from "./environments/rehearse";
import { notRehearsed } from "./scripts/local-aws/not-rehearsed";
import { leaveOut } from "./scripts/rehearsal/leave-out";
import { runApp } from "./stacks/synthesize";
import { checked, platforms } from "./systems/platforms";

/**
 * The app of `main.ts` with the AWS of this machine in place of the real one:
 * `npx tsx rehearsal.ts <local-aws.json>`, where the file says where the emulators answer (`npm start` writes it).
 */
const [file = ".rehearsal/local/local-aws.json"] = process.argv.slice(2);
const local: LocalAws = JSON.parse(readFileSync(file, "utf8"));
const outdir = runApp((app) => platforms(app, rehearsed(checked(catalogue), local)));
if (outdir) leaveOut(outdir, Object.keys(notRehearsed));
