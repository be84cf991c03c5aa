// The way in for `npm start`, `npm test` and the others on a fresh clone: needs Node alone. Installs the packages when
// the lock file is not the one they were installed from, then runs scripts/<name>.ts with the arguments given.
const { createHash } = require("node:crypto");
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { spawnSync } = require("node:child_process");

const root = join(__dirname, "..");
const stamp = join(root, "node_modules", ".installed-from");
const [major, minor] = process.versions.node.split(".").map(Number);
const [name, ...args] = process.argv.slice(2);

function installWhenNeeded() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
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
  writeFileSync(stamp, lock);
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
