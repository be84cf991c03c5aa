import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { ROOT } from "../rehearsal/places";
import type { Way } from "./figures";
import { said } from "./said";
import { shippedApp } from "./shipped-app";

/** What CDKTF's TypeScript template runs its app with; here alone, so the project does not depend on it. */
export const TS_NODE = "10.9.2";
const FOLDER = join(ROOT, "node_modules", ".cache", "bench");

/** Makes ready what the ways need, and gives the command of each. */
export async function preparedWays(): Promise<Readonly<Record<Way, readonly string[]>>> {
  return {
    template: ["npm", "exec", "--prefix", installedTsNode(), "--", "ts-node", "main.ts"],
    tsx: [process.execPath, "--import", "tsx", "main.ts"],
    shipped: shippedApp(),
    limit: [process.execPath, await wholeBundle()],
  };
}

function installedTsNode(): string {
  const folder = join(FOLDER, `ts-node-${TS_NODE}`);
  if (existsSync(join(folder, "node_modules", "ts-node"))) return folder;
  mkdirSync(folder, { recursive: true });
  // It finds TypeScript in the project, and needs none of its own.
  const flags = ["--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"];
  const install = ["install", "--prefix", folder, ...flags, `ts-node@${TS_NODE}`];
  said(["npm", ...install], { cwd: folder });
  return folder;
}

/** Everything in one file, the packages too, and nothing to do before it runs. */
async function wholeBundle(): Promise<string> {
  const { ownFolders } = require("../bundled.cjs") as { ownFolders: Plugin };
  const outfile = join(FOLDER, "main.cjs");
  await build({
    absWorkingDir: ROOT,
    entryPoints: ["main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: `node${process.versions.node}`,
    external: ["esbuild"],
    plugins: [ownFolders],
    logLevel: "error",
  });
  return outfile;
}
