import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { picture } from "../../../scripts/diagram/picture";
import { chosenPictures, PICTURES } from "../../../scripts/diagram/pictures";
import { readStacks } from "../../../scripts/terraform/stacks";
import { synthesizeAll } from "../../support/synthesized";

const outdir = synthesizeAll();
const pictures = chosenPictures(readStacks(outdir, ""));
const committed = (file: string) => readFileSync(join(PICTURES, file), "utf8");

test("every environment has its pictures, and none is left of one that is gone", () => {
  expect(readdirSync(PICTURES).filter((file) => file.endsWith(".svg"))).toEqual(pictures.map(({ file }) => file).sort());
});

test.each(pictures)("$file shows what is synthesized today: if not, npm run synth && npm run diagram", async (each) => {
  expect(await picture(outdir, each.system, each.environment, each.subject)).toBe(committed(each.file));
});

test.each([
  { what: "another size", stack: "database", from: '"db.t4g.micro"', to: '"db.t4g.small"', subject: "traffic" as const },
  { what: "another port", stack: "network", from: '_port": 5432', to: '_port": 5433', subject: "traffic" as const },
  { what: "another address", stack: "watching", from: "partner-team@", to: "partner-people@", subject: "operations" as const },
])("a picture from before there was $what is found", async ({ stack, from, to, subject }) => {
  const folder = mkdtempSync(join(tmpdir(), "changed-"));
  cpSync(join(outdir, "manifest.json"), join(folder, "manifest.json"));
  for (const { name } of readStacks(outdir, "partner-dev-")) {
    const file = join("stacks", name, "cdk.tf.json");
    cpSync(join(outdir, file), join(folder, file));
    const text = readFileSync(join(folder, file), "utf8");
    if (name.endsWith(stack)) writeFileSync(join(folder, file), text.replaceAll(from, to));
  }
  expect(await picture(folder, "partner", "dev", subject)).not.toBe(committed(`partner-dev-${subject}.svg`));
  rmSync(folder, { recursive: true });
});
