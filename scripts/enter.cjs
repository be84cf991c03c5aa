// The way in for `npm start`, `npm test` and the others on a fresh clone: needs Node alone. Installs the packages when
// what lies in node_modules is not what the lock file names, then runs scripts/<name>.ts with the arguments given.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { spawnSync } = require("node:child_process");

const root = join(__dirname, "..");
const [major, minor] = process.versions.node.split(".").map(Number);
const [name, ...args] = process.argv.slice(2);

/** npm writes down what it has installed, by whichever command. What is optional may be for another platform. */
function isInstalled() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const [wanted, there] = [join(root, "package-lock.json"), installed].map(
    (file) => JSON.parse(readFileSync(file, "utf8")).packages,
  );
  return (
    Object.entries(wanted).every(
      ([path, { integrity, optional }]) => path === "" || (path in there ? there[path].integrity === integrity : optional),
    ) && Object.keys(there).every((path) => path in wanted)
  );
}

function installWhenNeeded() {
  if (isInstalled()) return;
  console.log("Installing the packages of package-lock.json (npm ci) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status, error } = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) {
    console.error(`npm ci failed${error ? ` (${error.message})` : ""}; run it by hand to see more.`);
    process.exit(1);
  }
}

if (major < 20 || (major === 20 && minor < 9)) {
  console.error(`Node.js 20.9 or newer is needed, this is ${process.versions.node}.`);
  process.exit(1);
}
installWhenNeeded();

const script = join(__dirname, `${name}.ts`);
// As cdktf.json runs main.ts: with little room for young objects, which takes less memory in all and no more time.
const bundled = ["--max-semi-space-size=8", join(__dirname, "bundled.cjs")];
const runner = name === "synth" ? bundled : ["--import", "tsx"];
const child = require("node:child_process").spawn(process.execPath, [...runner, script, ...args], {
  cwd: root,
  stdio: "inherit",
});
// The child ends in its own time: it has emulators and Terraform runs to bring to an end.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
