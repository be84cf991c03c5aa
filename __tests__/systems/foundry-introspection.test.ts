import { synthesizeSystem } from "../support/synthesized";
import { environments, systemIn } from "../support/system-stacks";
import { type Verdict, verdict, type WebRequest } from "../support/waf";
import { onRuntimes } from "./foundry-built";

const outdir = synthesizeSystem("foundry");
const RULE = "graphql-introspection";
const BLOCKED: Verdict = { action: "block", rule: RULE };
const PASSED: Verdict = { action: "allow" };
const KIB = 1_024;

/** A question to the API as clients send it. */
const post = (query: string, more: object = {}): WebRequest => ({ path: "/graphql", body: JSON.stringify({ query, ...more }) });
/** As it stands in a body, where no escape is made of it on the way. */
const raw = (body: string): WebRequest => ({ path: "/graphql", body });
const ofSize = (bytes: number): WebRequest => {
  const empty = JSON.stringify({ query: "" }).length;
  return post("a".repeat(bytes - empty));
};
const INTROSPECTION = "query IntrospectionQuery { __schema { types { name } } }";

const refused: [request: string, sent: WebRequest][] = [
  ["the whole schema is asked for in a POST", post(INTROSPECTION)],
  ["the name of the schema ends a line", post("{\n  __schema\n  { types { name } }\n}")],
  ["the schema has another name in the answer", post("{ a: __schema { types { name } } }")],
  ["one type is asked for", post('{ __type(name: "User") { fields { name } } }')],
  ["there is a space before its arguments", post('{ __type (name: "User") { name } }')],
  ["letters of the name are written as escapes", raw('{"query":"{ \\u005f\\u005fschema { types { name } } }"}')],
  ["escapes have capital digits", raw('{"query":"{ \\u005F_schema { types { name } } }"}')],
  ["all letters are escapes", raw(`{"query":"{ ${escaped("__schema")} { types { name } } }"}`)],
  ["an escape follows the name", raw('{"query":"{ __schema\\u0020{ types { name } } }"}')],
  ["a mark of byte order follows the name", raw('{"query":"{ __schema\\ufeff{ types { name } } }"}')],
  ["it is one of several questions", raw(JSON.stringify([{ query: "{ me { id } }" }, { query: INTROSPECTION }]))],
  [
    "it stands behind a question of one's own",
    post(`query A { me { id } } ${INTROSPECTION}`, { operationName: "IntrospectionQuery" }),
  ],
  ["it is asked for by a GET", { path: "/graphql", query: `query=${encodeURIComponent(INTROSPECTION)}` }],
  ["every letter of the GET is encoded", { path: "/graphql", query: `query=${percent(INTROSPECTION)}` }],
  ["the GET is sent without encoding", { path: "/graphql", query: "query={__schema{types{name}}}" }],
  ["it is sent as a form", raw(`query=${encodeURIComponent(INTROSPECTION)}`)],
  ["it is sent as GraphQL", raw(INTROSPECTION)],
  ["the path ends with a slash", { ...post(INTROSPECTION), path: "/graphql/" }],
  ["the path is encoded", { ...post(INTROSPECTION), path: "/%67raphql" }],
  ["the path has detours", { ...post(INTROSPECTION), path: "//api/../graphql" }],
  ["the path is in capitals", { ...post(INTROSPECTION), path: "/GraphQL" }],
  ["the body is larger than what is looked into", ofSize(64 * KIB + 1)],
  ["the question is behind what is looked into", post(`${" ".repeat(64 * KIB)}${INTROSPECTION}`)],
];

const admitted: [request: string, sent: WebRequest][] = [
  ["clients ask what type an answer has", post("{ me { __typename id } }")],
  ["they ask so by a GET", { path: "/graphql", query: `query=${encodeURIComponent("{ me { __typename } }")}` }],
  ["they ask so by escapes", raw(`{"query":"{ me { ${escaped("__typename")} } }"}`)],
  [
    "a mutation writes about a schema",
    post("mutation { say(text: $text) { id } }", { variables: { text: "What is a schema? See schema.sql" } }),
  ],
  ["a field is called schema", post("{ project { schema type } }")],
  ["a name goes on behind the word", post("{ __schemata __typed __type1 }")],
  ["someone writes about Python's names", post("mutation { say(text: $text) { id } }", { variables: { text: "obj.__type__" } })],
  ["the words are asked of another path", { ...post(INTROSPECTION), path: "/api/documents" }],
  ["a page has the word in its query", { path: "/docs", query: "topic=__schema" }],
  ["the body is as large as what is looked into", ofSize(64 * KIB)],
  ["something large is sent to another path", { ...ofSize(256 * KIB), path: "/api/import" }],
  ["nothing is sent", { path: "/graphql" }],
];

/** A text in JSON with every letter as an escape. */
function escaped(text: string) {
  return [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}

/** A text with every letter encoded for a query string. */
function percent(text: string) {
  return [...text].map((letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
}

const aclIn = (environment: string) => systemIn(outdir, "foundry", environment).the("aws_wafv2_web_acl", { scope: "CLOUDFRONT" });

describe.each(["staging", "prod"])("in %s", (environment) => {
  const acl = aclIn(environment);

  test.each(refused)("a request is blocked where %s", (_, sent) => {
    expect(verdict(acl, sent)).toEqual(BLOCKED);
  });

  test.each(admitted)("a request passes where %s", (_, sent) => {
    expect(verdict(acl, sent)).toEqual(PASSED);
  });

  test("without the wider look into bodies, 16 KiB would be refused already", () => {
    const { association_config: wider, ...narrow } = acl;
    expect(wider).toEqual({ request_body: [{ cloudfront: { default_size_inspection_limit: "KB_64" } }] });
    expect(verdict(narrow, ofSize(17 * KIB))).toEqual(BLOCKED);
  });
});

test("in dev developers may ask for the schema: there is no such rule", () => {
  const acl = aclIn("dev");
  expect(JSON.stringify(acl.rule)).not.toContain(RULE);
  for (const [, sent] of refused) expect(verdict(acl, sent)).toEqual(PASSED);
});

test.each(environments)("in %s the ACL stands before the distribution", (environment) => {
  const { one, resources } = systemIn(outdir, "foundry", environment);
  const [{ address }] = resources("edge").filter(({ type }) => type === "aws_wafv2_web_acl");
  expect(one("aws_cloudfront_distribution").web_acl_id).toBe(`\${${address}.arn}`);
});

describe.each(onRuntimes())("the gate before the origins in $environment on $runtime", (built) => {
  const { the, one, resources } = systemIn(built.outdir, "foundry", built.environment);
  const gate = the("aws_wafv2_web_acl", { scope: "REGIONAL" });
  const [set] = resources("services").filter(({ type }) => type === "aws_wafv2_regex_pattern_set");
  const written = (one("aws_wafv2_regex_pattern_set").regular_expression as { regex_string: string }[]).map(
    (each) => each.regex_string,
  );
  const ask = (headers: Record<string, string>, patterns = written) =>
    verdict(gate, { path: "/graphql", headers }, { [`\${${set.address}.arn}`]: patterns });
  const VALUE = "not-rotated-yet";

  test("the value that CloudFront sends opens it", () => {
    const code = String(one("aws_cloudfront_function").code);
    expect(code).toContain(VALUE);
    expect(ask({ "x-origin-verify": VALUE })).toEqual({ action: "allow", rule: "from-the-distribution" });
  });

  test.each<[what: string, headers: Record<string, string>]>([
    ["nothing", {}],
    ["an empty value", { "x-origin-verify": "" }],
    ["something before the value", { "x-origin-verify": `a${VALUE}` }],
    ["something behind the value", { "x-origin-verify": `${VALUE}a` }],
    ["the value twice", { "x-origin-verify": `${VALUE},${VALUE}` }],
    ["a part of the value", { "x-origin-verify": VALUE.slice(1) }],
    ["the value in capitals", { "x-origin-verify": VALUE.toUpperCase() }],
    ["the value, encoded", { "x-origin-verify": percent(VALUE) }],
    ["the value in another header", { "x-origin": VALUE }],
  ])("who brings %s is refused", (_, headers) => {
    expect(ask(headers)).toEqual({ action: "block" });
  });

  test("while a rotation has two values in the set, both open it", () => {
    const both = ["^first$", "^second$"];
    for (const value of ["first", "second"]) expect(ask({ "x-origin-verify": value }, both).action).toBe("allow");
    for (const value of ["firstsecond", VALUE]) expect(ask({ "x-origin-verify": value }, both)).toEqual({ action: "block" });
  });
});
