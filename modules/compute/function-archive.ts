import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { zipSync } from "fflate";

/** Top folder of the project. */
export const ROOT = join(__dirname, "..", "..");
const FUNCTIONS = join(ROOT, "functions");
/** Archives by what is in them: nothing there can go stale, and an install of other packages empties the folder. */
const ARCHIVES = join(ROOT, "node_modules", ".cache", "function-archives");
/** The runtime brings the clients of AWS's SDK; all else travels in the archive. */
const IN_THE_RUNTIME = ["@aws-sdk/client-*"];
/** How files are zipped. One date for all, so that the same code gives the same bytes. */
const ZIP = { level: 6, year: 1980 } as const;

/** How everything that runs on Node.js in AWS is bundled: into memory, with paths that no machine's folders show in. */
export const NODE_BUNDLE = {
  absWorkingDir: ROOT,
  bundle: true,
  write: false,
  platform: "node",
  target: "node22",
  format: "cjs",
  charset: "utf8",
  logLevel: "error",
} as const;

/** A zip file that Lambda can run. */
export interface FunctionArchive {
  /** Absolute path of the file. */
  readonly file: string;
  /** SHA-256 of its bytes in base64, as Lambda says it. */
  readonly codeSha256: string;
}

let bundled: ReadonlyMap<string, Uint8Array> | undefined;

/**
 * The archive of `functions/<source>/index.ts` and all it imports, with `index.handler` as its handler. The same source
 * gives the same bytes on every machine.
 * @throws Error when there is no such folder, or when its code cannot be bundled.
 */
export function functionArchive(source: string): FunctionArchive {
  bundled ??= bundleAll();
  const code = bundled.get(source);
  if (!code) throw new Error(`functions/${source} must hold an index.ts; there are ${[...bundled.keys()].join(", ")}`);
  return archiveOf(source, { "index.js": code });
}

/** A zip file of these contents, by their names in it, kept under `<name>.zip`. One that is there already is taken. */
export function archiveOf(name: string, contents: Readonly<Record<string, Uint8Array>>): FunctionArchive {
  const file = join(ARCHIVES, digestOf(contents), `${name}.zip`);
  if (!existsSync(file)) writeWhole(file, zipped(contents));
  return { file, codeSha256: createHash("sha256").update(readFileSync(file)).digest("base64") };
}

function digestOf(contents: Readonly<Record<string, Uint8Array>>): string {
  const hash = createHash("sha256").update(JSON.stringify(ZIP));
  for (const [path, content] of Object.entries(contents)) hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest("hex");
}

function zipped(contents: Readonly<Record<string, Uint8Array>>): Uint8Array {
  // ZIP keeps local time without its zone.
  const options = { level: ZIP.level, mtime: new Date(ZIP.year, 0, 1) };
  return zipSync(Object.fromEntries(Object.entries(contents).map(([path, content]) => [path, [content, options]])));
}

/** All functions in one run of esbuild: starting it takes longer than bundling. */
function bundleAll(): Map<string, Uint8Array> {
  const { outputFiles } = buildSync({
    entryPoints: readdirSync(FUNCTIONS)
      .sort()
      .map((source) => join("functions", source, "index.ts"))
      // A folder without one holds what several functions share.
      .filter((entry) => existsSync(join(ROOT, entry))),
    outbase: "functions",
    outdir: "out",
    ...NODE_BUNDLE,
    // Half the bytes; names stay as they are, so that a stack trace can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    external: IN_THE_RUNTIME,
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(dirname(path)), contents]));
}

/** Two runs at the same time never see half a file. */
function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
}
