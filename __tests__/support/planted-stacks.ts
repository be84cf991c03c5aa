import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StackFile } from "./synthesized";

/** An output folder of planted stacks; every one keeps its state and reads the others' as synthesis would write it. */
export function written(stacks: Record<string, StackFile>): string {
  const outdir = mkdtempSync(join(tmpdir(), "planted-"));
  for (const [name, blocks] of Object.entries(stacks)) {
    mkdirSync(join(outdir, "stacks", name), { recursive: true });
    const terraform = { backend: { s3: { key: `${name}.tfstate` } } };
    writeFileSync(join(outdir, "stacks", name, "cdk.tf.json"), JSON.stringify({ terraform, ...blocks }));
  }
  const manifest = Object.keys(stacks).map((name) => [name, { name, workingDirectory: `stacks/${name}`, dependencies: [] }]);
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(manifest) }));
  return outdir;
}
