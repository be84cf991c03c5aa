import ts from "typescript";
import type { Member } from "./entry";
import type { Declared, Reflection, SomeType } from "./typedoc";
import { signatureOf, textOf } from "./words";

/** A longer check is left to its schema. */
const LONGEST_CHECK = 100;

/** What else members need to be told. */
export interface Surroundings {
  readonly declarations: ReadonlyMap<Reflection, ts.Declaration>;
  /** Names of all exports: a type among them has a place of its own. */
  readonly names: ReadonlySet<string>;
}

/** The public members of a class or a type, each followed by those of objects that are written out in it. */
export const membersOf = (owner: Declared, around: Surroundings): Member[] =>
  (owner.children ?? (owner.type ? fieldsIn(owner.type) : [])).flatMap((each) => memberOf(each, around, ""));

function memberOf(each: Declared, around: Surroundings, path: string): Member[] {
  if (each.name === "constructor" || each.inheritedFrom) return [];
  const declaration = around.declarations.get(each);
  const [call] = each.signatures ?? [];
  const type = call?.type ?? each.getSignature?.type ?? each.type;
  const written = call ? undefined : writtenType(declaration);
  const isElsewhere = written?.match(/\w+/g)?.some((word) => around.names.has(word)) ?? false;
  const inner = type && !isElsewhere ? fieldsIn(type) : [];
  const member: Member = {
    name: call ? signatureOf(call).replace(/\): .*$/s, ")") : `${path}${each.name}${each.flags.isOptional ? "?" : ""}`,
    type: inner.length > 0 ? shortened(String(type)) : (written ?? String(type ?? "")),
    says: textOf(call?.comment ?? each.getSignature?.comment ?? each.comment),
    check: inner.length > 0 ? undefined : checkOf(declaration),
  };
  return [member, ...inner.flatMap((field) => memberOf(field, around, `${path}${each.name}.`))];
}

/** The fields of a type that is written out where it is used. */
function fieldsIn(type: SomeType): Declared[] {
  if (type.type === "reflection") return type.declaration.children ?? [];
  if (type.type === "array") return fieldsIn(type.elementType as SomeType);
  if (type.type === "typeOperator") return fieldsIn(type.target as SomeType);
  return type.type === "union" ? type.types.flatMap((each) => fieldsIn(each as SomeType)) : [];
}

/** Objects without their fields, which follow. */
function shortened(type: string): string {
  const shorter = type.replace(/\{[^{}…]*(\{…\}[^{}…]*)*\}/g, "{…}");
  return shorter === type ? type : shortened(shorter);
}

function writtenType(declaration: ts.Declaration | undefined): string | undefined {
  const isTyped = declaration && (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration));
  return isTyped ? declaration.type?.getText() : undefined;
}

/** How a schema checks a field, where that is said in one call. */
function checkOf(declaration: ts.Declaration | undefined): string | undefined {
  if (!declaration || !ts.isPropertyAssignment(declaration) || !ts.isCallExpression(declaration.initializer)) return undefined;
  const text = declaration.initializer.getText().replace(/\s+/g, " ");
  return text.length <= LONGEST_CHECK ? text : undefined;
}
