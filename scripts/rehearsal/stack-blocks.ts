type Named = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A stack's JSON, as far as it can be taken apart into blocks that read one another. */
export interface StackBlocks {
  readonly terraform?: { readonly backend?: { readonly s3?: { readonly key?: string } } };
  readonly resource?: Readonly<Record<string, Named>>;
  readonly data?: Readonly<Record<string, Named>> & {
    readonly terraform_remote_state?: Readonly<Record<string, { readonly config?: { readonly key?: string } }>>;
  };
  readonly ephemeral?: Readonly<Record<string, Named>>;
  readonly output?: Named;
}

/** One block: how others name it, and whether an expression in it reads a given name. */
export interface Block {
  readonly address: string;
  reads(name: string): boolean;
}

const PREFIXES = { resource: "", data: "data.", ephemeral: "ephemeral." } as const;
const KINDS = Object.keys(PREFIXES) as (keyof typeof PREFIXES)[];

export function blocksOf(json: StackBlocks): Block[] {
  const typed = KINDS.flatMap((kind) =>
    Object.entries(json[kind] ?? {}).flatMap(([type, named]) =>
      Object.entries(named).map(([name, body]) => block(`${PREFIXES[kind]}${type}.${name}`, body)),
    ),
  );
  return [...typed, ...Object.entries(json.output ?? {}).map(([name, body]) => block(`output.${name}`, body))];
}

/** To wait for something is not to read it: a block can do without what it `depends_on`. */
function block(address: string, { depends_on: _, ...body }: Readonly<Record<string, unknown>>): Block {
  const expressions = stringsIn(body).filter((text) => text.includes("${"));
  return { address, reads: (name) => expressions.some((text) => names(text, name)) };
}

/** Whether `name` stands in `text` as a whole name: not as the end of a longer one, nor as its beginning. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w.-]/.test(text.charAt(at - 1)) && !/[\w-]/.test(text.charAt(at + name.length))) return true;
  }
  return false;
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}

/** The same stack without the blocks of these addresses, and without waiting for them. */
export function withoutBlocks(json: StackBlocks, gone: ReadonlySet<string>): StackBlocks {
  const kept = (prefix: string, named: Named): Named =>
    Object.fromEntries(
      Object.entries(named)
        .filter(([name]) => !gone.has(`${prefix}.${name}`))
        .map(([name, body]) => [name, withoutWaiting(body, gone)]),
    );
  const typed = KINDS.filter((kind) => json[kind]).map((kind) => [
    kind,
    withoutEmpty(Object.entries(json[kind] ?? {}).map(([type, named]) => [type, kept(`${PREFIXES[kind]}${type}`, named)])),
  ]);
  const output = json.output && { output: kept("output", json.output) };
  return { ...json, ...Object.fromEntries(typed), ...output };
}

function withoutWaiting(body: Readonly<Record<string, unknown>>, gone: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  const { depends_on: waits, ...rest } = body;
  if (!Array.isArray(waits)) return body;
  const left = waits.filter((address) => !gone.has(address));
  return left.length > 0 ? { ...rest, depends_on: left } : rest;
}

const withoutEmpty = (types: readonly (readonly [string, Named])[]) =>
  Object.fromEntries(types.filter(([, named]) => Object.keys(named).length > 0));
