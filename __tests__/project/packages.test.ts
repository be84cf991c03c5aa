import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/run";
import { allSources, importsOf, sourcesIn } from "./sources";

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const {
  dependencies,
  devDependencies,
}: Record<"dependencies" | "devDependencies", Record<string, string>> = JSON.parse(read("package.json"));
const asked: Record<string, string> = { ...dependencies, ...devDependencies };
const locked: Record<string, LockedPackage> = JSON.parse(read("package-lock.json")).packages;

test.each([
  { name: "cdktf", version: /^0\.21\.0$/ },
  { name: "cdktf-cli", version: /^0\.21\.0$/ },
  { name: "@cdktf/provider-aws", version: /^21\.22\.1$/ },
  { name: "@cdktf/provider-random", version: /^12\.0\.1$/ },
  { name: "constructs", version: /^10\.\d+\.\d+$/ },
  { name: "jest", version: /^30\.\d+\.\d+$/ },
])("$name is the one that was asked for", ({ name, version }) => {
  expect(asked[name]).toMatch(version);
});

test("every dependency is one exact version, and the lock file holds that one", () => {
  expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  const other = Object.entries(asked).filter(([name, version]) => locked[`node_modules/${name}`]?.version !== version);
  expect(other).toEqual([]);
});

const importedBy = (files: readonly string[]) => new Set(files.flatMap(importsOf).map(({ from }) => from));
const clientsIn = (names: Iterable<string>) => [...names].filter((name) => name.startsWith("@aws-sdk/")).sort();

test("functions have every client of AWS that they call, and none is asked for that they do not call", () => {
  const called = clientsIn(importedBy(sourcesIn("functions")));
  expect(called.length).toBeGreaterThan(5);
  expect(clientsIn(Object.keys(dependencies))).toEqual(called);
});

test("clients of AWS that only tests call are not deployed, and each has a test", () => {
  const called = clientsIn(importedBy([...allSources(), ...sourcesIn("__tests__")]));
  expect(clientsIn(Object.keys(devDependencies))).toEqual(called.filter((name) => !(name in dependencies)));
  expect(clientsIn(Object.keys(devDependencies))).toEqual(["@aws-sdk/client-s3", "@aws-sdk/s3-request-presigner"]);
});

test("the lock file holds the packages of every platform, not only of the one it was written on", () => {
  const paths = Object.keys(locked);
  const optional = Object.values(locked).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
  expect(optional.some((name) => name.includes("darwin"))).toBe(true);
  expect(optional.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
});

test("the lock file names no registry, so that any mirror can serve it", () => {
  expect(Object.entries(locked).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

function committedFiles(): string[] | undefined {
  try {
    return execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
      .split("\0")
      .filter(Boolean);
  } catch {
    return undefined;
  }
}
const committed = committedFiles();
/** Put together here, so that this file does not hold them itself. */
const MACHINES = [
  ["/wo", "rk/"],
  ["registry.", "npmjs"],
].map((parts) => parts.join(""));

(committed ? test : test.skip)("no committed file names the machine that it was written on", () => {
  const present = (committed ?? []).flatMap((file) => {
    try {
      return [{ file, text: read(file) }];
    } catch {
      return []; // Removed, and not committed yet.
    }
  });
  expect(present.length).toBeGreaterThan(0);
  const betraying = present.filter(({ text }) => MACHINES.some((machine) => text.includes(machine)));
  expect(betraying.map(({ file }) => file)).toEqual([]);
});
