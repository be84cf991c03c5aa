import type { Entry } from "./entry";
import { membersOf } from "./members";
import { signatureOf } from "./signature";
import { shortType } from "./type-text";
import type { Converted, Declared, TypeDoc } from "./typedoc";
import { textOf } from "./words";

/** Every export of the sources, as the reference shows it; props with the construct that they are of. */
export function readEntries({ project, declarations, refused }: Converted, { ReflectionKind }: TypeDoc): Entry[] {
  const modules = project.getReflectionsByKind(ReflectionKind.Module) as Declared[];
  const around = { declarations, names: new Set(modules.flatMap(({ children = [] }) => children.map(({ name }) => name))) };
  return modules.flatMap(({ name: module, children: exports = [] }) => {
    const propsOf = ({ name }: Declared) => exports.find((each) => each.name === `${name}Props`);
    const owned = new Set(exports.filter(({ kind }) => kind === ReflectionKind.Class).map(propsOf));
    return exports.filter((each) => !owned.has(each)).map((each) => entryOf(each, propsOf(each), `${module}.ts`));
  });

  function entryOf(each: Declared, props: Declared | undefined, file: string): Entry {
    const kind = kindOf(each, file);
    const isConstruct = kind === "construct";
    const hasFields = isConstruct || kind === "settings" || kind === "type";
    const isCalled = kind === "function" || (isConstruct && !props);
    return {
      name: each.name,
      kind,
      file,
      says: textOf(each.signatures?.[0]?.comment ?? each.comment),
      signature: isCalled ? signatureOf(each, declarations.get(each)) : typeText(each),
      props: isConstruct && props ? membersOf(props, around) : [],
      members: hasFields ? membersOf(each, around) : [],
      refuses: refused.get(each) ?? [],
    };
  }

  function kindOf({ kind, name, signatures }: Declared, file: string): Entry["kind"] {
    if (kind === ReflectionKind.Class) return "construct";
    if (signatures) return "function";
    if (kind === ReflectionKind.Variable) return "value";
    return /(Settings|Thresholds)$/.test(name) || file.startsWith("environments/") ? "settings" : "type";
  }
}

/** What a type stands for, where it is no list of fields and is said in a few words. */
function typeText({ type }: Declared): string | undefined {
  const text = type && type.type !== "reflection" ? shortType(type.toString()) : undefined;
  return text?.includes("InferOutput") ? undefined : text;
}
