import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { archiveOf, type FunctionArchive, NODE_BUNDLE, ROOT } from "./function-archive";

/** How Elastic Beanstalk starts it; without a `package.json`, nothing is fetched from npm at a start. */
const PROCFILE = "web: node app.js\n";

/**
 * A source bundle for Elastic Beanstalk's Node.js platform: `applications/<source>/app.ts` and all it imports. The
 * same source gives the same bytes on every machine.
 * @throws Error when there is no such folder, or when its code cannot be bundled.
 */
export function applicationArchive(source: string): FunctionArchive {
  const entry = join("applications", source, "app.ts");
  if (!existsSync(join(ROOT, entry))) throw new Error(`applications/${source} must hold an app.ts`);
  const { outputFiles } = buildSync({ ...NODE_BUNDLE, entryPoints: [entry] });
  return archiveOf(source, { "app.js": outputFiles[0].contents, Procfile: new TextEncoder().encode(PROCFILE) });
}
