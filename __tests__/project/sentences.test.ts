import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "../support/run";

const FOLDERS = ["environments", "systems", "stacks", "modules"];

const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));

/** Fixed pieces of a text between its placeholders; nothing where it is no text. */
function piecesOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)] : [];
}

/** Of each sentence that refuses something in a source, the longest fixed piece: what is thrown, and what "must" be. */
function sentencesIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, isThrown: boolean): void => {
    const pieces = piecesOf(node);
    if (pieces.length > 0 && (isThrown || /(^| )must /.test(pieces.join(" ")))) {
      found.push([...pieces].sort((left, right) => right.length - left.length)[0].trim());
    }
    ts.forEachChild(node, (child) => visit(child, isThrown || ts.isThrowStatement(child)));
  };
  visit(ts.createSourceFile("source.ts", text, ts.ScriptTarget.ES2022), false);
  // Shorter ones are put together of words that differ from field to field.
  return found.filter((sentence) => sentence.length > 12 && !NO_REFUSALS.includes(sentence));
}

/** What says "must" and refuses nothing, or says it to nobody. */
const NO_REFUSALS = [
  // An output's description, and why an exception is one.
  "NS record that the parent's zone must hold for this one",
  "the service deploys whatever gets its tag, so the tag must move",
  // Of a schema without a sentence of its own; that no field has such a one is tested with what settings hold.
  "must be of type",
];

const unescaped = (text: string) => text.replaceAll("\\", "");

/** Sentences that no test says. */
function unsaid(source: string, tests: string): string[] {
  return sentencesIn(source).filter((sentence) => !tests.includes(unescaped(sentence)));
}

const tests = unescaped(
  filesBelow("__tests__")
    .map((file) => readFileSync(join(ROOT, file), "utf8"))
    .join("\n"),
);

test("every sentence with which settings, stacks and modules refuse something stands in a test", () => {
  const sources = FOLDERS.flatMap(filesBelow).map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }));
  const all = sources.filter(({ text }) => /must |throw /.test(text));
  expect(all.length).toBeGreaterThan(80);
  expect(all.flatMap(({ file, text }) => unsaid(text, tests).map((sentence) => `${file}: ${sentence}`))).toEqual([]);
});

test("a sentence that no test says is found, wherever it stands", () => {
  const rule = ["must be", "of the colour"].join(" ");
  const source = `check(this, [\`\${field} ${rule} \${colour}\`]); if (!hue) throw new Error("there is no hue in it");`;
  expect(unsaid(source, "")).toEqual([rule, "there is no hue in it"]);
  expect(unsaid(source, `expect "name ${rule} red", and there is no hue in it`)).toEqual([]);
});
