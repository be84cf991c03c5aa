import { HttpApi, type HttpApiProps } from "../../../modules/api/http-api";
import type { HttpSettings } from "../../../modules/api/http-settings";
import { HttpApiAlarms } from "../../../modules/monitoring/http-api-alarms";
import { build } from "../../support/build";
import { address, KEY } from "./lambdas";

const ORIGIN = "https://app.example.com";
const LISTENER = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/shop-test/1/2";
const settings: HttpSettings = {
  throttle: { requestsPerSecond: 100, burst: 200 },
  corsOrigins: [ORIGIN],
  authorizer: "none",
};
const props: HttpApiProps = {
  name: "shop-test-api",
  description: "HTTP API",
  backend: { vpcLinkId: "link-1", listenerArn: LISTENER },
  settings,
  healthPath: "/api/v1/health",
  logs: { logDays: 30, keyArn: KEY },
  address,
};
const api = (changes: Partial<HttpSettings> = {}, others: Partial<HttpApiProps> = {}) =>
  build((stack) => void new HttpApi(stack, "http", { ...props, settings: { ...settings, ...changes }, ...others }));

const built = api();
const authorizer = { issuer: "https://id.example.com", audiences: ["app"] };
const asking = api({ authorizer });

/** `<route key> <authorization> <integration>` of every route. */
const routesOf = (from: typeof built) =>
  from
    .of("aws_apigatewayv2_route")
    .map(({ route_key: key, authorization_type: type, target }) => {
      const [, integration] = /^integrations\/\$\{aws_apigatewayv2_integration\.http_routes_([a-z]+)_/.exec(String(target)) ?? [];
      return `${key}: ${type} → ${integration}`;
    })
    .sort();

test("every path and method goes to the application, what browsers ask before it by a way of its own", () => {
  expect(routesOf(built)).toEqual([
    "ANY /: NONE → application",
    "ANY /{proxy+}: NONE → application",
    "OPTIONS /: NONE → preflight",
    "OPTIONS /{proxy+}: NONE → preflight",
  ]);
  expect(built.of("aws_apigatewayv2_authorizer")).toEqual([]);
});

test("with an authorizer, tokens are asked for everywhere but on the health path and before a request", () => {
  expect(routesOf(asking)).toEqual([
    "ANY /: JWT → application",
    "ANY /{proxy+}: JWT → application",
    "GET /api/v1/health: NONE → application",
    "OPTIONS /: NONE → preflight",
    "OPTIONS /{proxy+}: NONE → preflight",
  ]);
  expect(asking.one("aws_apigatewayv2_authorizer")).toMatchObject({
    authorizer_type: "JWT",
    identity_sources: ["$request.header.Authorization"],
    jwt_configuration: { issuer: "https://id.example.com", audience: ["app"] },
  });
  const ids = asking.of("aws_apigatewayv2_route").flatMap(({ authorizer_id: id }) => (id ? [id] : []));
  expect(ids).toHaveLength(2);
  for (const id of ids) expect(id).toMatch(/^\$\{aws_apigatewayv2_authorizer\.http_routes_authorizer_\w+\.id\}$/);
});

test("requests pass the link to the listener as they came, and are waited for as long as AWS allows", () => {
  for (const integration of built.of("aws_apigatewayv2_integration")) {
    expect(integration).toMatchObject({
      integration_type: "HTTP_PROXY",
      integration_method: "ANY",
      integration_uri: LISTENER,
      connection_type: "VPC_LINK",
      connection_id: "link-1",
      payload_format_version: "1.0",
      timeout_milliseconds: 30_000,
    });
    expect(integration).not.toHaveProperty("request_parameters");
  }
});

test("an application that does not know OPTIONS does not keep browsers away; other answers stay as they are", () => {
  const [application, preflight] = built.of("aws_apigatewayv2_integration");
  expect(application).not.toHaveProperty("response_parameters");
  const forgiven = preflight.response_parameters as { status_code: string; mappings: object }[];
  expect(forgiven.map(({ status_code: status }) => status)).toEqual(["400", "401", "403", "404", "405"]);
  for (const { mappings } of forgiven) expect(mappings).toEqual({ "overwrite:statuscode": "200" });
});

test("pages of the origins named may call, with credentials", () => {
  expect(built.one("aws_apigatewayv2_api").cors_configuration).toEqual({
    allow_origins: [ORIGIN],
    allow_methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
    allow_headers: ["Authorization", "Content-Type", "Idempotency-Key", "X-Amzn-Trace-Id", "X-Request-Id"],
    allow_credentials: true,
    max_age: 7_200,
  });
});

test("where every page may call, none is named and none brings credentials", () => {
  const { cors_configuration: cors } = api({ corsOrigins: [ORIGIN, "*"] }).one("aws_apigatewayv2_api");
  expect(cors).toMatchObject({ allow_origins: ["*"], allow_credentials: false });
});

test("the stage stands before no path, serves what changes, and is throttled and logged as JSON", () => {
  const stage = built.one("aws_apigatewayv2_stage");
  expect(stage).toMatchObject({ name: "$default", auto_deploy: true });
  expect(stage.default_route_settings).toEqual({
    throttling_rate_limit: 100,
    throttling_burst_limit: 200,
    detailed_metrics_enabled: true,
  });
  const { format, destination_arn: group } = stage.access_log_settings as Record<string, string>;
  expect(JSON.parse(format)).toMatchObject({ status: "$context.status", path: "$context.path", route: "$context.routeKey" });
  expect(format).not.toMatch(/querystring|xray|waf/i);
  expect(group).toMatch(/^\$\{aws_cloudwatch_log_group\.http_access-logs_group_\w+\.arn\}$/);
  expect(built.one("aws_cloudwatch_log_group")).toMatchObject({ name: "/shop-test-api/access-logs", kms_key_id: KEY });
});

test.each([
  { what: "without an authorizer", from: built, parts: 6 },
  { what: "with one", from: asking, parts: 8 },
])("the stage waits for all that it serves, $what", ({ from, parts }) => {
  expect(from.one("aws_apigatewayv2_stage").depends_on).toHaveLength(parts);
});

test("the generated name is closed, and the API's own leads to the stage without a base path", () => {
  expect(built.one("aws_apigatewayv2_api")).toMatchObject({ protocol_type: "HTTP", disable_execute_api_endpoint: true });
  expect(built.one("aws_apigatewayv2_domain_name")).toMatchObject({
    domain_name: "api.example.com",
    domain_name_configuration: { security_policy: "TLS_1_2", endpoint_type: "REGIONAL" },
  });
  const mapping = built.one("aws_apigatewayv2_api_mapping");
  expect(mapping.stage).toMatch(/^\$\{aws_apigatewayv2_stage\.http_stage_\w+\.name\}$/);
  expect(mapping).not.toHaveProperty("api_mapping_key");
});

test("whoever stands beside it learns where it is and how it is counted", () => {
  const beside = build((stack) => {
    const http = new HttpApi(stack, "http", props);
    const { url, apiName, accessLogGroup, apiId: id, stageName: stage } = http;
    expect({ url, apiName, accessLogGroup }).toEqual({
      url: "https://api.example.com",
      apiName: "shop-test-api",
      accessLogGroup: "/shop-test-api/access-logs",
    });
    const watched = { name: apiName, api: { id, stage }, serverErrorsPerMinute: 5, latencyP95Milliseconds: 1_500 };
    new HttpApiAlarms(stack, "alarms", { ...watched, topicArn: "arn:aws:sns:t" });
  });
  for (const { dimensions } of beside.of("aws_cloudwatch_metric_alarm")) {
    expect(dimensions).toEqual({
      ApiId: expect.stringMatching(/^\$\{aws_apigatewayv2_api\.http_api_\w+\.id\}$/),
      Stage: "$default",
    });
  }
});

test("every problem is told at once, and no rule is broken", () => {
  const name = "a".repeat(129);
  expect(api({}, { name, healthPath: "health" }).problems).toEqual([
    `http: name must be at most 128 characters, got 129 ("${name}")`,
    'http: healthPath must be a path such as "/api/v1/health", got "health"',
  ]);
  expect([...built.problems, ...built.broken, ...asking.broken]).toEqual([]);
});
