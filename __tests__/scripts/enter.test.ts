import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ROOT, run } from "../support/run";

interface Package {
  readonly integrity: string;
  readonly optional?: true;
}
type Packages = Readonly<Record<string, Package>>;

const LOCK: Packages = { "node_modules/a": { integrity: "a1" }, "node_modules/for-macos": { integrity: "m1", optional: true } };
const HERE: Packages = { "node_modules/a": { integrity: "a1" } };

/** Enters a project that has these packages, with an npm that says what it is asked for and fails. */
async function entered(installed: Packages | undefined) {
  const folder = mkdtempSync(join(tmpdir(), "entered-"));
  const programs = join(folder, "programs");
  for (const each of ["scripts", "node_modules", "programs"]) mkdirSync(join(folder, each));
  cpSync(join(ROOT, "scripts", "enter.cjs"), join(folder, "scripts", "enter.cjs"));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: { "": {}, ...LOCK } }));
  if (installed) writeFileSync(join(folder, "node_modules", ".package-lock.json"), JSON.stringify({ packages: installed }));
  writeFileSync(join(programs, "npm"), "#!/bin/sh\nexit 1\n");
  chmodSync(join(programs, "npm"), 0o755);
  const env = { ...process.env, PATH: [programs, process.env.PATH].join(delimiter) };
  const { output } = await run(process.execPath, [join(folder, "scripts", "enter.cjs"), "synth"], { env });
  return output.includes("npm ci failed") ? "installs" : "runs";
}

test.each<{ what: string; installed?: Packages; does: string }>([
  { what: "is what the lock file names, but for another platform's", installed: HERE, does: "runs" },
  { what: "is all that the lock file names", installed: LOCK, does: "runs" },
  { what: "is nothing", does: "installs" },
  { what: "lacks a package", installed: {}, does: "installs" },
  { what: "is of another version", installed: { "node_modules/a": { integrity: "a0" } }, does: "installs" },
  { what: "holds one more", installed: { ...HERE, "node_modules/b": { integrity: "b1" } }, does: "installs" },
])("what is installed $what: the command $does", async ({ installed, does }) => {
  expect(await entered(installed)).toBe(does);
});
