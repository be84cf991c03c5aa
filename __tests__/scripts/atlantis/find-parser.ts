import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type GoProgram, goProgram } from "../../support/go-program";

const SOURCES = join(__dirname, "parser");

/** Where the program is that reads Atlantis's files as its server does, or why its tests are skipped. */
export function findParser(): GoProgram {
  const hash = createHash("sha256");
  for (const file of ["main.go", "go.mod", "go.sum"]) hash.update(readFileSync(join(SOURCES, file)));
  return goProgram("atlantis-parser", hash.digest("hex").slice(0, 12), (path) => ({
    args: ["build", "-o", path, "."],
    cwd: SOURCES,
  }));
}
