import type { Entry } from "./entry";
import { membersOf } from "./members";
import type { Converted, Declared, TypeDoc } from "./typedoc";
import { parameterText, signatureOf, textOf } from "./words";

/** Every export of the sources, as the reference shows it; props with the construct that they are of. */
export function readEntries(converted: Converted, typedoc: TypeDoc): Entry[] {
  const { ReflectionKind } = typedoc;
  const { project, declarations, refused } = converted;
  const modules = project.getReflectionsByKind(ReflectionKind.Module) as Declared[];
  const around = { declarations, names: new Set(modules.flatMap(({ children = [] }) => children.map(({ name }) => name))) };
  return modules.flatMap((module) => {
    const exports = module.children ?? [];
    const propsOf = ({ name }: Declared) => exports.find((each) => each.name === `${name}Props`);
    const classes = exports.filter(({ kind }) => kind === ReflectionKind.Class);
    const owned = new Set(classes.map(propsOf));
    return exports.filter((each) => !owned.has(each)).map((each) => entryOf(each, propsOf(each), `${module.name}.ts`));
  });

  function entryOf(each: Declared, props: Declared | undefined, file: string): Entry {
    const [call] = each.signatures ?? [];
    const isConstruct = each.kind === ReflectionKind.Class;
    const isCalled = call !== undefined;
    return {
      name: each.name,
      kind: isConstruct ? "construct" : isCalled ? "function" : kindOf(each),
      file,
      says: textOf(call?.comment ?? each.comment),
      signature: isCalled ? signatureOf(call) : isConstruct && !props ? constructorOf(each) : typeText(each),
      props: isConstruct && props ? membersOf(props, around) : [],
      members: isCalled || each.kind === ReflectionKind.Variable ? [] : membersOf(each, around),
      refuses: refused.get(each) ?? [],
    };
  }

  function kindOf({ kind, name }: Declared): Entry["kind"] {
    if (kind === ReflectionKind.Variable) return "value";
    return /(Settings|Thresholds)$/.test(name) ? "settings" : "type";
  }
}

function constructorOf(each: Declared): string | undefined {
  const made = each.children?.find(({ name }) => name === "constructor")?.signatures?.[0];
  return made && `new ${each.name}(${(made.parameters ?? []).map(parameterText).join(", ")})`;
}

/** What a type stands for, where it is no list of fields. */
function typeText({ type }: Declared): string | undefined {
  const text = type?.type === "reflection" ? undefined : type?.toString();
  return text && text.length <= 200 ? text : undefined;
}
