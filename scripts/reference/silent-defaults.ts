import type { Declared, Project, TypeDoc } from "./typedoc";

/** Props that may be left out, and do not say by `@default` what holds then. */
export function silentDefaults(project: Project, { ReflectionKind }: TypeDoc): string[] {
  const props = (project.getReflectionsByKind(ReflectionKind.Interface) as Declared[]).filter(({ name }) =>
    name.endsWith("Props"),
  );
  return props
    .flatMap(({ children = [] }) => children)
    .filter(({ flags, comment }) => flags.isOptional && !comment?.blockTags.some(({ tag }) => tag === "@default"))
    .map((each) => `${each.getFullName()} may be left out, but no @default says what holds then`);
}
