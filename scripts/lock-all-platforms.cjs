// Completes package-lock.json for platforms that the registry in use does not serve. Some mirrors carry the binaries
// of one platform only; npm then leaves the others out of the lock file, and `npm ci` refuses it everywhere.
// Run it after `npm install`; prints what it added.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const file = join(__dirname, "..", "package-lock.json");
const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"];

/** What a package's name says it is for, e.g. `@swc/core-win32-x64-msvc`; npm's own words. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.filter((each) => words.includes(each));
  const cpu = processors.filter((each) => words.includes(each) || (each === "ppc64" && words.includes("ppc64le")));
  const libc = words.includes("musl") ? ["musl"] : words.includes("gnu") ? ["glibc"] : [];
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) };
}

/** The optional packages that some package of the lock file names and the lock file does not hold. */
function missingFrom(packages) {
  return Object.values(packages)
    .flatMap(({ optionalDependencies = {}, dev }) =>
      Object.entries(optionalDependencies).map(([name, version]) => ({ name, version, dev })),
    )
    .filter(({ name }) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)));
}

const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = missingFrom(lock.packages);
for (const { name, version, dev } of missing) {
  const platform = platformOf(name);
  if (Object.keys(platform).length === 0) throw new Error(`${name}: its name says no platform, add it by hand`);
  lock.packages[`node_modules/${name}`] = { version, ...platform, ...(dev && { dev }), optional: true };
}
const ordered = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: ordered }, null, 2)}\n`);
console.log(missing.length === 0 ? "Nothing was missing." : `Added ${missing.map(({ name }) => name).join(", ")}.`);
