import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type ts from "typescript";
import { refusals } from "./refusals";
import { silentDefaults } from "./silent-defaults";

/** TypeDoc itself, which is an ES module. */
export type TypeDoc = typeof import("typedoc", { with: { "resolution-mode": "import" }});
type Instance<K extends keyof TypeDoc> = InstanceType<Extract<TypeDoc[K], abstract new (...args: never) => unknown>>;
export type Project = Instance<"ProjectReflection">;
export type Reflection = Instance<"Reflection">;
export type Declared = Instance<"DeclarationReflection">;
export type SomeType = NonNullable<Declared["type"]>;
export type Said = Instance<"Comment">;

/** What TypeDoc makes of a folder of sources. */
export interface Converted {
  readonly project: Project;
  /** Exports without a word, types that are not exported, links to nothing, props whose default is not told. */
  readonly problems: readonly string[];
  /** Where each export and member is written. */
  readonly declarations: ReadonlyMap<Reflection, ts.Declaration>;
  /** What a construct refuses, by its class. */
  readonly refused: ReadonlyMap<Reflection, readonly string[]>;
}

/** What the reference is about: modules, what all stacks share, and what people write into `environments/`. */
export const SOURCES = ["modules/**/*.ts", "stacks/*.ts", "systems/*-settings.ts", "environments/*.ts"];
/** These hold our own values and what a rehearsal makes of them: nobody writes in their words. */
const NOT_SOURCES = ["environments/index.ts", "environments/rehearse.ts"];

/** Reads the sources that fit the patterns below `root`, which holds a `tsconfig.json`. Types were checked before. */
export async function convert(root: string, typedoc: TypeDoc): Promise<Converted> {
  const problems: string[] = [];
  const app = await typedoc.Application.bootstrap({
    entryPoints: SOURCES.filter((pattern) => existsSync(join(root, dirname(pattern.replace("/**", ""))))).map((pattern) =>
      join(root, pattern),
    ),
    exclude: NOT_SOURCES.map((file) => join(root, file)),
    basePath: root,
    tsconfig: join(root, "tsconfig.json"),
    skipErrorChecking: true,
    disableGit: true,
    sourceLinkTemplate: "{path}",
    sort: ["source-order"],
    excludeExternals: true,
    excludePrivate: true,
    excludeProtected: true,
    requiredToBeDocumented: ["Class", "Interface", "Function", "Variable", "TypeAlias", "Enum"],
    validation: { notExported: true, notDocumented: true, invalidLink: true },
  });
  app.logger = listener(typedoc, problems);
  const declarations = new Map<Reflection, ts.Declaration>();
  const refused = new Map<Reflection, readonly string[]>();
  app.converter.on(typedoc.Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    const declaration = context.getSymbolFromReflection(reflection)?.declarations?.[0];
    if (!declaration) return;
    declarations.set(reflection, declaration);
    if (reflection.kindOf(typedoc.ReflectionKind.Class)) refused.set(reflection, refusals(declaration, context.checker));
  });
  const project = await app.convert();
  if (!project) throw new Error(problems.join("\n"));
  speakFor(project, typedoc);
  sortUnions(project, typedoc);
  app.validate(project);
  problems.push(...silentDefaults(project, typedoc));
  return { project, problems, declarations, refused };
}

/** Keeps what TypeDoc warns of. The fields of a settings type are declared once, but it meets them twice. */
function listener({ Logger, LogLevel }: TypeDoc, problems: string[]) {
  const logger = new Logger();
  logger.log = (message, level) => {
    if (level >= LogLevel.Warn && !message.includes("multiple declarations with a comment")) problems.push(message);
  };
  return logger;
}

/** Props of a construct are what it is given: the construct says the rest. A schema is shown as the type of its settings. */
function speakFor(project: Project, { Comment, ReflectionKind }: TypeDoc): void {
  for (const module of project.getReflectionsByKind(ReflectionKind.Module) as Declared[]) {
    for (const each of [...(module.children ?? [])]) {
      const owner = /^(\w+)Props$/.exec(each.name)?.[1];
      const isBeside = module.children?.some(({ name, kind }) => name === owner && kind === ReflectionKind.Class);
      if (isBeside && !each.hasComment()) each.comment = new Comment([{ kind: "text", text: `What \`${owner}\` is given.` }]);
      if (each.kind === ReflectionKind.Variable && isSchema(each.type)) project.removeReflection(each);
    }
  }
}

/** The order of a union is that in which TypeScript meets its words: a change of any other file can turn it round. */
function sortUnions(project: Project, { makeRecursiveVisitor }: TypeDoc): void {
  const visitor = makeRecursiveVisitor({
    union: ({ types }) => types.sort((a, b) => `${a}`.localeCompare(`${b}`, "en", { numeric: true })),
  });
  for (const each of Object.values(project.reflections) as Declared[]) each.type?.visit(visitor);
}

const isSchema = (type: SomeType | undefined): boolean =>
  (type?.type === "reference" && type.package === "valibot") || (type?.type === "intersection" && type.types.some(isSchema));
