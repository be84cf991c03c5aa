import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";

/** The app makes the folder when there is none. Nothing is written there, so all share it. */
const OUTDIR = join(tmpdir(), "never-written");

/** An app whose stacks are read and never written. */
export const scratchApp = (): App => new App({ outdir: OUTDIR });
