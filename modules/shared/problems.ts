import * as v from "valibot";

/** Every problem of `settings`, one line each: the field as written, what is allowed, what was given. */
export function problemsOf(schema: v.GenericSchema, settings: unknown): string[] {
  const result = v.safeParse(schema, settings);
  return [...(result.issues ?? []).map((issue) => describe(schema, issue)), ...unseen(settings)];
}

/** Names that every object has or that mean its prototype: schemas pass over them, builders would not. */
const UNSEEN = ["__proto__", "constructor", "prototype"];

function unseen(settings: unknown, path: readonly string[] = []): string[] {
  if (typeof settings !== "object" || settings === null) return [];
  return Object.entries(settings).flatMap(([key, value]) => {
    const inner = [...path, key];
    return UNSEEN.includes(key) ? [`${inner.join(".")} is not a setting, got ${given(value)}`] : unseen(value, inner);
  });
}

/** A problem that lies between fields: where, "must …", and what was given there. */
export interface Problem {
  readonly path: readonly string[];
  readonly message: string;
  readonly given: unknown;
}

/** Problems of one part, as its settings' owner tells them: `waf` becomes `edge.waf`. */
export const problemsIn = (part: string, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, path: [part, ...problem.path] }));

/**
 * Adds the problems that `find` sees between the fields of an object. It also runs when single fields are wrong, so
 * that one pass shows everything: `find` must bear missing fields.
 */
export const report = <T>(find: (settings: Partial<T>) => readonly Problem[]) =>
  v.rawCheck<T>(({ dataset, addIssue }) => {
    if (typeof dataset.value !== "object" || dataset.value === null) return;
    for (const { path, message, given: input } of find(dataset.value as Partial<T>)) {
      const items = path.map((key) => ({ type: "unknown", origin: "value", input: undefined, key, value: input }) as const);
      addIssue({ message, input, path: items as unknown as [v.IssuePathItem, ...v.IssuePathItem[]] });
    }
  });

function describe(schema: v.GenericSchema, issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? "the file";
  if (issue.expected === "never") return `${path} is not a setting, got ${given(issue.path?.at(-1)?.value)}`;
  if (issue.input === undefined) return `${path} ${requirement(issue, schema)}, but is missing`;
  return `${path} ${requirement(issue)}, got ${given(issue.input)}`;
}

/** "must be …"; a missing key's issue comes from the object around it, so the field itself is asked. */
function requirement(issue: v.BaseIssue<unknown>, schema?: v.GenericSchema): string {
  if (issue.message.startsWith("must ")) return issue.message;
  const field = schema && fieldAt(schema, issue.path ?? []);
  const [own] = field ? (v.safeParse(field, undefined).issues ?? []) : [];
  if (own) return requirement(own);
  return issue.expected === "Object" ? "must be an object of settings" : `must be of type ${issue.expected}`;
}

interface Container {
  readonly entries?: Record<string, v.GenericSchema>;
  readonly value?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly options?: readonly Container[];
}

function fieldAt(schema: v.GenericSchema, path: ReadonlyArray<v.IssuePathItem>): v.GenericSchema | undefined {
  return path.reduce<v.GenericSchema | undefined>((at, { key }) => {
    const { entries, value, item, options } = (at ?? {}) as Container;
    const ofOption = Array.isArray(options) ? options.find((option) => option.entries?.[String(key)]) : undefined;
    return entries?.[String(key)] ?? ofOption?.entries?.[String(key)] ?? value ?? item;
  }, schema);
}

/** A value as errors show it: whatever it is, and no longer than a line. */
export function given(value: unknown): string {
  const written = typeof value === "object" || typeof value === "string" ? JSON.stringify(value, speakable) : String(value);
  return written.length > 80 ? `${written.slice(0, 79)}…` : written;
}

/** JSON has no word for numbers such as `NaN`, and takes no `bigint` at all. */
const speakable = (_: string, value: unknown): unknown =>
  typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value)) ? String(value) : value;
