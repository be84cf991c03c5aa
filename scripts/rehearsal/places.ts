import { join } from "node:path";

export const ROOT = join(__dirname, "..", "..");
/** Everything a rehearsal writes; git ignores it. */
const BASE = join(ROOT, ".rehearsal");
/** The emulators' virtual environment: kept by `npm stop`, shared by all rehearsals. */
export const VENV = join(BASE, "venv");
/** Checkov's own one: it pins other versions of the same packages. */
export const CHECKOV_VENV = join(BASE, "checkov");
/** Downloaded providers and the CLI configuration that names a local mirror. */
export const PROVIDER_CACHE = join(BASE, "provider");
/** What one local AWS is about: its record, its log, the synthesized stacks. Tests use folders of their own. */
export const DEFAULT_FOLDER = join(BASE, "local");
/** First of three ports in a row. */
export const DEFAULT_PORT = 4566;
/** Synthesized stacks of a rehearsal. */
export const outputIn = (folder: string) => join(folder, "out");
