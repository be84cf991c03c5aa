import { refusesIntrospection } from "../../../modules/edge/introspection";
import { WebAcl } from "../../../modules/edge/web-acl";
import { build } from "../../support/build";
import { keyArn } from "../governance/sound";

const rule = refusesIntrospection("/graphql");
const { statement } = rule.statement.and_statement;
const [endpoint, { or_statement: question }] = statement;

test("it blocks, before every rule that AWS keeps, and is counted under its name", () => {
  expect(rule).toMatchObject({
    name: "graphql-introspection",
    action: { block: {} },
    visibilityConfig: { metricName: "graphql-introspection", cloudwatchMetricsEnabled: true },
  });
  expect(rule.priority).toBeLessThan(10);
});

test("only requests of the endpoint are looked into, however its path is written", () => {
  expect(endpoint.byte_match_statement).toMatchObject({
    search_string: "/graphql",
    positional_constraint: "STARTS_WITH",
    field_to_match: { uri_path: {} },
  });
  expect(endpoint.byte_match_statement.text_transformation.map(({ type }: { type: string }) => type)).toEqual([
    "URL_DECODE",
    "NORMALIZE_PATH",
    "LOWERCASE",
  ]);
});

test("the question is looked for in bodies and in query strings, decoded, and what is too large is refused", () => {
  const looks = question.statement.map(({ regex_match_statement: look }: { regex_match_statement: object }) => look);
  expect(looks.map(({ field_to_match: field }: { field_to_match: object }) => field)).toEqual([
    { body: { oversize_handling: "MATCH" } },
    { query_string: {} },
  ]);
  for (const { text_transformation: decodings } of looks) {
    expect(decodings).toEqual([
      { priority: 0, type: "URL_DECODE" },
      { priority: 1, type: "JS_DECODE" },
    ]);
  }
});

test("Terraform writes it as it is told to a web ACL", () => {
  const built = build((stack) => {
    const acl = { name: "shop-test", scope: "CLOUDFRONT", requestsPer5Minutes: 2_000, keyArn, logDays: 30 } as const;
    new WebAcl(stack, "waf", acl).refuse(rule);
  });
  const rules = built.one("aws_wafv2_web_acl").rule as Record<string, unknown>[];
  expect(rules.find(({ name }) => name === rule.name)?.statement).toEqual(rule.statement);
  expect([...built.broken, ...built.problems]).toEqual([]);
});
