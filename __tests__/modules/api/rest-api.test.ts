import { RestApi, type RestApiProps } from "../../../modules/api/rest-api";
import { build } from "../../support/build";
import { address, KEY, live } from "./lambdas";

const ORIGIN = "https://app.example.com";
const props: Omit<RestApiProps, "target"> = {
  name: "shop-test-api",
  description: "REST API",
  corsOrigins: [ORIGIN],
  stage: { name: "test", throttle: { requestsPerSecond: 100, burst: 200 }, logDays: 30, keyArn: KEY },
  address,
};
const api = (changes: Partial<RestApiProps> = {}, after?: (api: RestApi) => void) =>
  build((stack) => {
    const rest = new RestApi(stack, "rest", { ...props, target: live(stack, "api"), ...changes });
    after?.(rest);
  });

const built = api();
const resources = Object.fromEntries(built.of("aws_api_gateway_resource").map(({ path_part: part }) => [String(part), part]));
/** `root`, `health` or `rest` of a reference to a path. */
const pathOf = (reference: unknown) => /routes_(health|rest)_\w+\.id/.exec(String(reference))?.[1] ?? "root";
const methods = built
  .of("aws_api_gateway_method")
  .map((method) => ({ models: method.request_models, at: `${method.http_method} ${pathOf(method.resource_id)}` }));

test("every path and method is served, /health by itself, and OPTIONS for browsers", () => {
  expect(Object.keys(resources).sort()).toEqual(["health", "{proxy+}"]);
  expect(methods.map(({ at }) => at).sort()).toEqual(
    [
      "ANY root",
      "GET health",
      "ANY rest",
      "POST rest",
      "PUT rest",
      "PATCH rest",
      "OPTIONS root",
      "OPTIONS health",
      "OPTIONS rest",
    ].sort(),
  );
});

test("all but OPTIONS goes to the live version of the function, by its own URI", () => {
  const proxies = built.of("aws_api_gateway_integration").filter(({ type }) => type === "AWS_PROXY");
  expect(proxies).toHaveLength(6);
  for (const { uri, integration_http_method: method } of proxies) {
    expect(uri).toMatch(/^\$\{aws_lambda_alias\.api-live_alias_\w+\.invoke_arn\}$/);
    expect(method).toBe("POST");
  }
});

test("only this stage of this API may call the function, and only its live version", () => {
  expect(built.one("aws_lambda_permission")).toMatchObject({
    principal: "apigateway.amazonaws.com",
    qualifier: expect.stringMatching(/^\$\{aws_lambda_alias\./),
    source_arn: expect.stringMatching(/^\$\{aws_api_gateway_rest_api\.rest_api_\w+\.execution_arn\}\/test\/\*\/\*$/),
  });
});

test("what is written must be JSON where it says so; what is read carries no body to look at", () => {
  const validated = methods.filter(({ models }) => models);
  expect(validated.map(({ at }) => at).sort()).toEqual(["PATCH rest", "POST rest", "PUT rest"]);
  const { schema, content_type: type } = built.one("aws_api_gateway_model");
  expect(type).toBe("application/json");
  expect(JSON.parse(String(schema)).anyOf).toEqual([{ type: "object" }, { type: "array" }]);
  expect(built.of("aws_api_gateway_request_validator")).toEqual([
    expect.not.objectContaining({ validate_request_body: true }),
    expect.objectContaining({ validate_request_body: true, validate_request_parameters: true }),
  ]);
});

test("the generated name is closed, and the API's own takes TLS 1.2 or newer", () => {
  expect(built.one("aws_api_gateway_rest_api")).toMatchObject({
    disable_execute_api_endpoint: true,
    endpoint_configuration: { types: ["REGIONAL"] },
  });
  expect(built.one("aws_apigatewayv2_domain_name")).toMatchObject({
    domain_name: "api.example.com",
    domain_name_configuration: { certificate_arn: address.certificateArn, endpoint_type: "REGIONAL", security_policy: "TLS_1_2" },
  });
  expect(built.one("aws_apigatewayv2_api_mapping")).toMatchObject({
    api_id: expect.stringContaining("aws_api_gateway_rest_api."),
    stage: expect.stringContaining("aws_api_gateway_stage."),
  });
});

test("the stage is traced, logged as JSON, known to its backend, throttled, and keeps nothing it was told", () => {
  const stage = built.one("aws_api_gateway_stage");
  expect(stage).toMatchObject({ stage_name: "test", xray_tracing_enabled: true, client_certificate_id: expect.any(String) });
  const { format } = stage.access_log_settings as { format: string };
  expect(JSON.parse(format)).toMatchObject({
    status: "$context.status",
    httpMethod: "$context.httpMethod",
    path: "$context.path",
  });
  expect(format).not.toMatch(/querystring|authorization/i);
  const settings = built.one("aws_api_gateway_method_settings");
  expect(settings.method_path).toBe("*/*");
  expect(settings.settings).toMatchObject({
    throttling_rate_limit: 100,
    throttling_burst_limit: 200,
    logging_level: "ERROR",
    metrics_enabled: true,
    data_trace_enabled: false,
    caching_enabled: false,
  });
});

test("both logs are there before the stage writes to them", () => {
  const names = built.of("aws_cloudwatch_log_group").map(({ name }) => String(name));
  expect(names).toContain("/shop-test-api/access-logs");
  expect(names).toContainEqual(
    expect.stringMatching(/^API-Gateway-Execution-Logs_\$\{aws_api_gateway_rest_api\.rest_api_\w+\.id\}\/test$/),
  );
  expect(built.one("aws_api_gateway_stage").depends_on).toEqual([
    expect.stringMatching(/^aws_cloudwatch_log_group\.rest_live_execution-logs_/),
  ]);
});

const triggers = (from: ReturnType<typeof api>) => from.one("aws_api_gateway_deployment").triggers as Record<string, string>;

test("the same API gives the same deployment, whatever else is built before it", () => {
  expect(triggers(api())).toEqual(triggers(built));
  const later = build((stack) => {
    live(stack, "other");
    new RestApi(stack, "rest", { ...props, target: live(stack, "api") });
  });
  expect(triggers(later)).toEqual(triggers(built));
});

test.each([
  ["another origin", () => api({ corsOrigins: ["https://www.example.com"] })],
  ["an override", () => api({}, ({ resource }) => resource.addOverride("minimum_compression_size", "0"))],
])("%s makes a new deployment, before the old one goes", (_, changed) => {
  expect(triggers(changed()).served).not.toBe(triggers(built).served);
  expect(built.one("aws_api_gateway_deployment").lifecycle).toEqual({ create_before_destroy: true });
});

test("another throttle makes none: it is the stage's", () => {
  const stage = { ...props.stage, throttle: { requestsPerSecond: 1, burst: 1 } };
  expect(triggers(api({ stage }))).toEqual(triggers(built));
});

test("the deployment waits for everything it serves", () => {
  const { depends_on: before } = built.one("aws_api_gateway_deployment");
  const served = ["method", "integration", "method_response", "integration_response", "gateway_response"];
  for (const type of served) {
    const made = built.of(`aws_api_gateway_${type}`).length;
    const awaited = (before as string[]).filter((address) => address.startsWith(`aws_api_gateway_${type}.`));
    expect([type, awaited.length]).toEqual([type, made]);
  }
});

test("no rule is broken", () => {
  expect(built.brokenBesides("restStageHasWebAcl")).toEqual([]);
  expect(built.problems).toEqual([]);
});
