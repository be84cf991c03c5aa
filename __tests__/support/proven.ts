import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run";

/** An install of other packages empties it. */
const RECORDS = join(ROOT, "node_modules", ".cache", "mock-apply");
/** What Terraform itself left in a stack's folder decides nothing: a copy goes without it. */
const LEFT_BY_TERRAFORM = /\.terraform|\.tfplan$|\.tfstate/;

/**
 * What stacks were proven to be, by the content of everything that decides the outcome. In CI nothing is taken on an
 * earlier run's word, and nothing is recorded.
 */
export class Proven {
  constructor(
    /** What decides beside the folders of a stack and of those it reads: versions, the code of the proof. */
    private readonly deciders: readonly string[],
    private readonly records = RECORDS,
    private readonly inCi = Boolean(process.env.CI),
  ) {}

  /** Whether exactly this was proven by an earlier run. */
  has(folders: readonly string[]): boolean {
    return !this.inCi && existsSync(this.recordOf(folders));
  }

  /** Runs `prove`, and records that it held. What fails is not recorded, and runs the next time as well. */
  async by(folders: readonly string[], prove: () => Promise<void>): Promise<void> {
    const record = this.recordOf(folders);
    await prove();
    if (this.inCi) return;
    mkdirSync(this.records, { recursive: true });
    writeFileSync(record, "");
  }

  private recordOf(folders: readonly string[]): string {
    const hash = createHash("sha256").update(JSON.stringify(this.deciders));
    for (const { path, content } of folders.flatMap(filesBelow)) hash.update(`${path}\0${content.length}\0`).update(content);
    return join(this.records, hash.digest("hex"));
  }
}

/** The code below a folder, as something that decides. */
export const codeBelow = (folder: string): string =>
  filesBelow(join(ROOT, folder))
    .map(({ path, content }) => `${path}\n${content}`)
    .join("\n");

function filesBelow(folder: string): { path: string; content: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => !LEFT_BY_TERRAFORM.test(path) && statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => ({ path, content: readFileSync(join(folder, path)) }));
}
