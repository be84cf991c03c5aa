import { join } from "node:path";
import { ensureVenv, requirePython } from "../local-aws/python";
import { CHECKOV_VENV } from "../rehearsal/places";

/** The Python that has checkov, in a virtual environment of its own; about a minute when it is made. */
export const ensureCheckov = (): string => ensureVenv(requirePython(), CHECKOV_VENV, join(__dirname, "requirements.txt"));
