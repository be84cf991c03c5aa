import ts from "typescript";
import type { Member } from "./entry";
import { signatureOf } from "./signature";
import { shortType, withoutFields } from "./type-text";
import type { Declared, Reflection, SomeType } from "./typedoc";
import { textOf } from "./words";

/** A longer check is left to its schema. */
const LONGEST_CHECK = 100;

/** What else members need to be told. */
export interface Surroundings {
  readonly declarations: ReadonlyMap<Reflection, ts.Declaration>;
  /** Names of all exports: a type among them has a place of its own. */
  readonly names: ReadonlySet<string>;
}

/** A field with what stands before its name: a star for each name that people choose. */
type Field = readonly [path: string, field: Declared];

/** The public members of a class or a type, each followed by those of objects that are written out in it. */
export const membersOf = (owner: Declared, around: Surroundings): Member[] =>
  (owner.children?.map((each): Field => ["", each]) ?? (owner.type ? fieldsIn(owner.type, "") : [])).flatMap((field) =>
    memberOf(field, around),
  );

function memberOf([path, each]: Field, around: Surroundings): Member[] {
  if (each.name === "constructor" || each.inheritedFrom) return [];
  const declaration = around.declarations.get(each);
  const [call] = each.signatures ?? [];
  const type = call?.type ?? each.getSignature?.type ?? each.type;
  const written = call ? undefined : writtenType(declaration);
  const isElsewhere = written?.match(/\w+/g)?.some((word) => around.names.has(word)) ?? false;
  const inner = type && !isElsewhere ? fieldsIn(type, `${path}${each.name}.`) : [];
  const member: Member = {
    name: (call && signatureOf(each, declaration)?.replace(/\): [^)]*$/, ")")) ?? `${path}${each.name}${optional(each)}`,
    type: inner.length > 0 ? withoutFields(String(type)) : (written ?? shortType(String(type ?? ""))),
    says: textOf(call?.comment ?? each.getSignature?.comment ?? each.comment),
    check: inner.length > 0 ? undefined : checkOf(declaration),
  };
  return [member, ...inner.flatMap((field) => memberOf(field, around))];
}

const optional = ({ flags }: Declared) => (flags.isOptional ? "?" : "");

/** The fields of a type that is written out where it is used. */
function fieldsIn(type: SomeType, path: string): Field[] {
  if (type.type === "reflection") {
    const named = type.declaration.indexSignatures?.flatMap((each) => (each.type ? fieldsIn(each.type, `${path}*.`) : [])) ?? [];
    return [...(type.declaration.children ?? []).map((each): Field => [path, each]), ...named];
  }
  if (type.type === "array") return fieldsIn(type.elementType as SomeType, path);
  if (type.type === "typeOperator") return fieldsIn(type.target as SomeType, path);
  return type.type === "union" ? type.types.flatMap((each) => fieldsIn(each as SomeType, path)) : [];
}

/** In the words of the source, which are the shortest; not where they lead to something that is not exported. */
function writtenType(declaration: ts.Declaration | undefined): string | undefined {
  const isTyped = declaration && (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration));
  const written = isTyped ? declaration.type?.getText() : undefined;
  return written?.includes("typeof ") ? undefined : written;
}

/** How a schema checks a field, where that is said in one call. */
function checkOf(declaration: ts.Declaration | undefined): string | undefined {
  if (!declaration || !ts.isPropertyAssignment(declaration) || !ts.isCallExpression(declaration.initializer)) return undefined;
  const text = declaration.initializer.getText().replace(/\s+/g, " ");
  return text.length <= LONGEST_CHECK ? text : undefined;
}
