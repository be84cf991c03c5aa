import type { Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { visibleAs } from "./managed-rules";

/** Before the rules that AWS keeps, which begin at 10. */
const PRIORITY = 5;
const NAME = "graphql-introspection";
/**
 * A question for the schema itself: `__schema` or `__type` as a whole word. `__typename`, which every client asks for, is
 * none. WAF knows no end of a word, so what follows is written out.
 * Source: GraphQL specification, "Schema Introspection"; WAF developer guide, "Regex match rule statement".
 */
const QUESTION = "__(schema|type)([^A-Za-z0-9_]|$)";

/**
 * Refuses whoever asks a GraphQL endpoint for its schema, in a body or in a query string. In JSON, letters may be written
 * as `\u005f`: they are read first. A body that is too large to be looked into is refused too. It does not replace the
 * server's own refusal: a request that is compressed is not read here.
 */
export function refusesIntrospection(path: string): Wafv2WebAclRule {
  const asks = (field: object, ...decodings: readonly string[]) => ({
    regex_match_statement: {
      regex_string: QUESTION,
      field_to_match: field,
      text_transformation: decodings.map((type, priority) => ({ priority, type })),
    },
  });
  const endpoint = {
    byte_match_statement: {
      search_string: path,
      positional_constraint: "STARTS_WITH",
      field_to_match: { uri_path: {} },
      text_transformation: ["URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"].map((type, priority) => ({ priority, type })),
    },
  };
  const question = {
    or_statement: {
      statement: [
        asks({ body: { oversize_handling: "MATCH" } }, "URL_DECODE", "JS_DECODE"),
        asks({ query_string: {} }, "URL_DECODE", "JS_DECODE"),
      ],
    },
  };
  return {
    name: NAME,
    priority: PRIORITY,
    action: { block: {} },
    statement: { and_statement: { statement: [endpoint, question] } },
    visibilityConfig: visibleAs(NAME),
  };
}
