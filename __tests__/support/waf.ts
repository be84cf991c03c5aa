import type { Values } from "./system-stacks";

/** What a web ACL sees of a request. */
export interface WebRequest {
  /** As it was sent: encoded. */
  readonly path: string;
  /** Without its question mark. @default "" */
  readonly query?: string;
  /** By their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a web ACL does with a request, and by which rule; by none where it is the default. */
export interface Verdict {
  readonly action: string;
  readonly rule?: string;
}

/** Patterns of a set, by the reference to it. */
type Sets = Readonly<Record<string, readonly string[]>>;

/** Bytes of a body that are looked into, by the word of the ACL. Source: WAF developer guide, "Managing body inspection size limits". */
const LIMITS: Readonly<Record<string, number>> = { KB_16: 16_384, KB_32: 32_768, KB_48: 49_152, KB_64: 65_536 };

/**
 * What a web ACL says to a request, as far as its own rules go: groups that AWS keeps and limits of rate match nothing
 * here. Source: WAF developer guide, "Rule statements list", "Text transformations" and "Oversize web request components".
 */
export function verdict(acl: Values, request: WebRequest, sets: Sets = {}): Verdict {
  const { request_body: sizes = [] } = (acl.association_config ?? {}) as { request_body?: Values[] };
  const [size] = sizes.map(({ cloudfront }) => String((cloudfront as Values).default_size_inspection_limit));
  const limit = LIMITS[size ?? "KB_16"];
  const rules = [...(acl.rule as Values[])].sort((left, right) => Number(left.priority) - Number(right.priority));
  for (const { name, action, statement } of rules) {
    if (!action || !matches(statement as Values, { request, limit, sets })) continue;
    const [word] = Object.keys(action);
    if (word !== "count") return { action: word, rule: String(name) };
  }
  return { action: Object.keys(acl.default_action as Values)[0] };
}

interface Context {
  readonly request: WebRequest;
  readonly limit: number;
  readonly sets: Sets;
}

function matches(statement: Values, context: Context): boolean {
  const [[kind, values]] = Object.entries(statement) as [string, Values][];
  const inner = () => [values.statement as Values].flat();
  switch (kind) {
    case "and_statement":
      return inner().every((each) => matches(each, context));
    case "or_statement":
      return inner().some((each) => matches(each, context));
    case "not_statement":
      return !matches(inner()[0], context);
    case "byte_match_statement":
      return inspects(values, context, (text) =>
        positions[String(values.positional_constraint)](text, String(values.search_string)),
      );
    case "regex_match_statement":
      return inspects(values, context, (text) => new RegExp(String(values.regex_string)).test(text));
    case "regex_pattern_set_reference_statement":
      return inspects(values, context, (text) =>
        context.sets[String(values.arn)].some((pattern) => new RegExp(pattern).test(text)),
      );
    case "rate_based_statement":
      return false;
    default:
      throw new Error(`no test knows how WAF reads a "${kind}"`);
  }
}

const positions: Readonly<Record<string, (text: string, searched: string) => boolean>> = {
  EXACTLY: (text, searched) => text === searched,
  STARTS_WITH: (text, searched) => text.startsWith(searched),
  ENDS_WITH: (text, searched) => text.endsWith(searched),
  CONTAINS: (text, searched) => text.includes(searched),
};

/** Finds the part of the request, reads it as the statement says, and asks; a part that is not there matches nothing. */
function inspects(values: Values, { request, limit }: Context, asks: (text: string) => boolean): boolean {
  const [[field, how]] = Object.entries(values.field_to_match as Values) as [string, Values][];
  const read = (text: string) =>
    [...(values.text_transformation as { priority: number; type: string }[])]
      .sort((left, right) => left.priority - right.priority)
      .reduce((each, { type }) => transform(each, type), text);
  switch (field) {
    case "uri_path":
      return asks(read(request.path));
    case "query_string":
      return asks(read(request.query ?? ""));
    case "single_header": {
      const header = request.headers?.[String(how.name)];
      return header !== undefined && asks(read(header));
    }
    case "body": {
      const bytes = Buffer.from(request.body ?? "");
      const oversize = bytes.length > limit && String(how.oversize_handling);
      if (oversize === "MATCH" || oversize === "NO_MATCH") return oversize === "MATCH";
      return asks(read(bytes.subarray(0, limit).toString()));
    }
    default:
      throw new Error(`no test knows how WAF reads "${field}"`);
  }
}

function transform(text: string, type: string): string {
  switch (type) {
    case "NONE":
      return text;
    case "LOWERCASE":
      return text.toLowerCase();
    case "URL_DECODE":
      return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => fromHex(hex));
    case "JS_DECODE":
      return text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gis, unescaped);
    case "NORMALIZE_PATH":
      return normalized(text);
    default:
      throw new Error(`no test knows how WAF transforms by ${type}`);
  }
}

const fromHex = (hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
const LETTERS: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** Of four digits only the lower two count, but for full-width letters, which become the usual ones. */
function unescaped(_: string, four?: string, two?: string, letter = ""): string {
  if (two) return fromHex(two);
  if (!four) return LETTERS[letter] ?? letter;
  const code = Number.parseInt(four, 16);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : fromHex(four.slice(2));
}

/** Without doubled slashes, and without steps to itself or back that do not lead out of it. */
function normalized(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/").filter((each) => each !== "" && each !== ".")) {
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return `/${steps.join("/")}${path.endsWith("/") && steps.length > 0 ? "/" : ""}`;
}
