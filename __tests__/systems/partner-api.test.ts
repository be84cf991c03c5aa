import { synthesizeSystem } from "../support/synthesized";
import { partnerIn, type Values } from "../support/system-stacks";

const outdir = synthesizeSystem("partner");
const rates = { requestsPerSecond: 50, burst: 100 };
const shipped = [
  { environment: "dev", domain: "dev.partner.example.com", ...rates, logDays: 30, waf: false, warm: [] },
  { environment: "staging", domain: "staging.partner.example.com", ...rates, logDays: 30, waf: true, warm: [] },
  {
    environment: "prod",
    domain: "partner.example.com",
    requestsPerSecond: 500,
    burst: 1_000,
    logDays: 90,
    waf: true,
    warm: [
      ["lambda", 2, 20],
      ["connections", 1, 10],
    ],
  },
];

describe.each(shipped)("in $environment", ({ environment, domain, requestsPerSecond, burst, waf, warm }) => {
  const { of, one, file } = partnerIn(outdir, environment);

  test("REST and WebSocket APIs have names of their own, with certificates, and only there they answer", () => {
    const names = of("aws_apigatewayv2_domain_name");
    expect(names.map(({ domain_name: name }) => name).sort()).toEqual([`api.${domain}`, `ws.${domain}`]);
    for (const { domain_name_configuration: config } of names) {
      expect(config).toMatchObject({
        security_policy: "TLS_1_2",
        endpoint_type: "REGIONAL",
        certificate_arn: expect.stringContaining("aws_acm_certificate_validation."),
      });
    }
    expect(one("aws_api_gateway_rest_api").disable_execute_api_endpoint).toBe(true);
    expect(one("aws_apigatewayv2_api").disable_execute_api_endpoint).toBe(true);
    expect(of("aws_apigatewayv2_api_mapping")).toHaveLength(2);
  });

  test("each name is found by IPv4 and IPv6", () => {
    const records = of("aws_route53_record").filter(({ alias }) => alias);
    expect(records.map(({ name, type }) => `${name} ${type}`).sort()).toEqual(
      [domain, `api.${domain}`, `ws.${domain}`].flatMap((name) => [`${name} A`, `${name} AAAA`]).sort(),
    );
  });

  test("the REST API is regional, with a stage named after the environment, traced and logged", () => {
    expect(one("aws_api_gateway_rest_api").endpoint_configuration).toEqual({ types: ["REGIONAL"] });
    const stage = one("aws_api_gateway_stage");
    expect(stage).toMatchObject({ stage_name: environment, xray_tracing_enabled: true });
    expect(stage.access_log_settings).toMatchObject({ destination_arn: expect.stringContaining("access-logs") });
  });

  test(`requests are throttled at ${requestsPerSecond} a second, and prompts are never written into logs`, () => {
    expect(one("aws_api_gateway_method_settings")).toMatchObject({
      method_path: "*/*",
      settings: { throttling_rate_limit: requestsPerSecond, throttling_burst_limit: burst, data_trace_enabled: false },
    });
    expect(one("aws_apigatewayv2_stage").default_route_settings).toMatchObject({
      throttling_rate_limit: requestsPerSecond,
      throttling_burst_limit: burst,
      data_trace_enabled: false,
    });
  });

  test("requests with a body are checked before the function sees them", () => {
    const checked = of("aws_api_gateway_method").filter(({ http_method: method }) => /^(POST|PUT|PATCH)$/.test(String(method)));
    expect(checked).toHaveLength(3);
    for (const { request_validator_id: validator } of checked) expect(validator).toContain("_body_");
    const bodies = of("aws_api_gateway_request_validator").filter(({ validate_request_body: body }) => body);
    expect(bodies).toHaveLength(1);
  });

  test("browsers may call it from the frontend, whatever API Gateway answers by itself", () => {
    const { CORS_ORIGINS: origins } = (one("aws_lambda_function", "api").environment as Values).variables as Values;
    const [origin] = String(origins).split(",");
    expect(origin).toBe(`https://${domain}`);
    const responses = of("aws_api_gateway_gateway_response");
    expect(responses).not.toEqual([]);
    for (const { response_parameters: headers } of responses) {
      expect(headers).toMatchObject({ "gatewayresponse.header.Access-Control-Allow-Origin": `'${origin}'` });
    }
  });

  test("the WebSocket API has three routes, and a browser needs a ticket to connect", () => {
    const routes = of("aws_apigatewayv2_route").map((route) => [route.route_key, route.authorization_type]);
    expect(routes.sort()).toEqual([
      ["$connect", "CUSTOM"],
      ["$default", "NONE"],
      ["$disconnect", "NONE"],
    ]);
    expect(one("aws_apigatewayv2_authorizer")).toMatchObject({
      authorizer_type: "REQUEST",
      identity_sources: ["route.request.querystring.ticket"],
    });
    expect(file("messaging").output.websocket_url.value).toBe(`wss://ws.${domain}`);
  });

  test("whoever pushes to browsers is told the name that the WebSocket API really has", () => {
    const told = of("aws_lambda_function").flatMap(({ environment: given }) => {
      const url = ((given as Values | undefined)?.variables as Values | undefined)?.WEBSOCKET_CALLBACK_URL;
      return url ? [url] : [];
    });
    expect(told).toEqual([`https://ws.${domain}`, `https://ws.${domain}`, `https://ws.${domain}`]);
  });

  test(`${warm.length} functions are kept warm, and scale by their use`, () => {
    const scaled = of("aws_appautoscaling_target").map(({ resource_id: id, min_capacity: least, max_capacity: most }) => [
      /aws_lambda_function\.(\w+?)_/.exec(String(id))?.[1],
      least,
      most,
    ]);
    expect(scaled.sort()).toEqual([...warm].sort());
    const kept = of("aws_lambda_provisioned_concurrency_config").map((each) => each.provisioned_concurrent_executions);
    expect(kept.sort()).toEqual(warm.map(([, least]) => least).sort());
    for (const policy of of("aws_appautoscaling_policy")) expect(policy.policy_type).toBe("TargetTrackingScaling");
    expect(of("aws_appautoscaling_policy")).toHaveLength(warm.length);
  });

  test(`a web ACL ${waf ? "stands" : "does not stand"} before the REST API`, () => {
    const acls = of("aws_wafv2_web_acl", "api");
    expect(acls.map(({ name, scope }) => [name, scope])).toEqual(waf ? [[`partner-${environment}-api`, "REGIONAL"]] : []);
    expect(of("aws_wafv2_web_acl_association")).toHaveLength(waf ? 1 : 0);
    const logs = of("aws_wafv2_web_acl_logging_configuration", "api");
    expect(logs).toHaveLength(waf ? 1 : 0);
    for (const { redacted_fields: hidden } of logs) expect(JSON.stringify(hidden)).toContain("authorization");
  });
});
