import ts from "typescript";
import { UserError } from "../terraform/user-error";

/** A text in place of what stands from one position of a source to another. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const sourceOf = (text: string) => ts.createSourceFile("source.ts", text, ts.ScriptTarget.ES2022, true);

/** The source with all edits made; none may overlap another. */
export const edited = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((left, right) => right.from - left.from)
    .reduce((done, edit) => done.slice(0, edit.from) + edit.text + done.slice(edit.to), text);

/** Every name that a source makes or imports. */
export function identifiersIn(text: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(text));
  return found;
}

/** Imports, below those that are there; the formatter brings them into order. */
export function addImports(text: string, lines: readonly string[]): Edit {
  const last = sourceOf(text).statements.filter(ts.isImportDeclaration).at(-1)?.end ?? 0;
  return { from: last, to: last, text: `\n${lines.join("\n")}` };
}

/** An entry at the end of an object: `["catalogue", "systems"]` is the object `systems` of the constant `catalogue`. */
export function addEntry(text: string, path: readonly string[], entry: string): Edit {
  const object = valueAt(text, path);
  if (!object || !ts.isObjectLiteralExpression(object)) {
    throw new UserError(`There is no object ${path.join(".")} to put ${entry} into.`);
  }
  const { properties } = object;
  const at = properties.at(-1)?.end ?? object.getStart() + 1;
  return { from: at, to: at, text: properties.length > 0 ? `, ${entry}` : entry };
}

/** What stands at a path of a constant: a name, or an expression in the place of its value. */
export function valueAt(text: string, [constant, ...keys]: readonly string[]): ts.Expression | undefined {
  const made = sourceOf(text)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => name.getText() === constant)?.initializer;
  return keys.reduce<ts.Expression | undefined>((value, key) => {
    if (!value || !ts.isObjectLiteralExpression(value)) return undefined;
    const property = value.properties.find(({ name }) => name && (ts.isStringLiteral(name) ? name.text : name.getText()) === key);
    if (property && ts.isShorthandPropertyAssignment(property)) return property.name;
    return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
  }, made);
}

/** The first import from below a folder, such as `../accounts/`. */
export function importFrom(text: string, folder: string): ts.ImportDeclaration | undefined {
  return sourceOf(text)
    .statements.filter(ts.isImportDeclaration)
    .find(({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith(folder));
}
