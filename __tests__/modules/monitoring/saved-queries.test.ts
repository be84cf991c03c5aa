import { SavedQueries, type SavedQueriesProps } from "../../../modules/monitoring/saved-queries";
import { build } from "../../support/build";

const props: SavedQueriesProps = {
  prefix: "shop-test",
  functionLogGroups: ["/aws/lambda/shop-test-api", "/aws/lambda/shop-test-worker"],
  accessLogGroups: ["/shop-test/api-access"],
};
const queries = (changes: Partial<SavedQueriesProps> = {}) =>
  build((stack) => void new SavedQueries(stack, "queries", { ...props, ...changes })).of("aws_cloudwatch_query_definition");

test("each query is saved under the environment's name and asks its own log groups", () => {
  expect(queries().map(({ name, log_group_names }) => [name, log_group_names])).toEqual([
    ["shop-test/function-errors", props.functionLogGroups],
    ["shop-test/slowest-runs", props.functionLogGroups],
    ["shop-test/api-server-errors", props.accessLogGroups],
  ]);
});

test("errors are what a function logs as such, and runs that Lambda cut off", () => {
  const [{ query_string: text }] = queries();
  expect(text).toContain('level = "ERROR"');
  expect(text).toContain('type = "platform.report" and record.status != "success"');
});

test("a query without a log group is not saved: CloudWatch would ask all of them", () => {
  expect(queries({ accessLogGroups: [] }).map(({ name }) => name)).toEqual([
    "shop-test/function-errors",
    "shop-test/slowest-runs",
  ]);
});
