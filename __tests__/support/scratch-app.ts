import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";

/** An app whose stacks are read and never written. */
export function scratchApp(): App {
  const outdir = mkdtempSync(join(tmpdir(), "unit-"));
  const app = new App({ outdir });
  rmSync(outdir, { recursive: true }); // The app makes the folder; nothing is written here.
  return app;
}
