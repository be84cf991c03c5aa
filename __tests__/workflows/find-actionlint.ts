import { type GoProgram, goProgram } from "../support/go-program";

const VERSION = "1.7.7";
const MODULE = "github.com/rhysd/actionlint/cmd/actionlint";

/** Where actionlint is, or why its tests are skipped. */
export const findActionlint = (): GoProgram =>
  goProgram("actionlint", VERSION, () => ({ args: ["install", `${MODULE}@v${VERSION}`] }));
