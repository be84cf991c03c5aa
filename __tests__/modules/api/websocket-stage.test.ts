import { WebSocketApi } from "../../../modules/api/websocket-api";
import { WebSocketStage, type WebSocketStageProps } from "../../../modules/api/websocket-stage";
import { ServiceRole } from "../../../modules/security/service-role";
import { build } from "../../support/build";
import { address, KEY, live } from "./lambdas";

const socketAddress = { ...address, domainName: "ws.example.com" };
const settings = { throttle: { requestsPerSecond: 50, burst: 100 }, logDays: 30, keyArn: KEY };
const socket = (admits?: "asked", changes: Partial<WebSocketStageProps> = {}) =>
  build((stack) => {
    const name = "shop-test-ws";
    const api = new WebSocketApi(stack, "ws", { name, description: "WebSocket API", stageName: "test", address: socketAddress });
    const target = live(stack, "ws-function", "websocket-placeholder");
    new WebSocketStage(stack, "stage", {
      name,
      api,
      targets: { connect: target, disconnect: target, fallback: target },
      admits: admits ? { authorizer: live(stack, "authorizer", "websocket-authorizer") } : "anyone",
      settings,
      ...changes,
    });
  });
const built = socket();

test("connecting, leaving and every message go to the live version of a function", () => {
  expect(built.of("aws_apigatewayv2_route").map(({ route_key: key }) => key)).toEqual(["$connect", "$disconnect", "$default"]);
  const uris = built.of("aws_apigatewayv2_integration").map(({ integration_uri: uri }) => uri);
  expect(uris).toHaveLength(3);
  for (const uri of uris) expect(uri).toMatch(/^\$\{aws_lambda_alias\.ws-function-live_alias_\w+\.invoke_arn\}$/);
});

test("only what the function says to a message goes back to the caller", () => {
  const answering = built.of("aws_apigatewayv2_route").filter((route) => route.route_response_selection_expression);
  expect(answering.map(({ route_key: key }) => key)).toEqual(["$default"]);
  expect(built.one("aws_apigatewayv2_route_response")).toMatchObject({
    route_response_key: "$default",
    route_id: expect.stringContaining("stage_default_route_"),
  });
});

test("each route may call the function, and nothing else of the API may", () => {
  const sources = built
    .of("aws_lambda_permission")
    .map(({ source_arn: source }) => String(source).replace(/^\$\{[^}]+\}/, "api"));
  expect(sources).toEqual(["api/test/$connect", "api/test/$disconnect", "api/test/$default"]);
  const ids = built.of("aws_lambda_permission").map(({ statement_id: id }) => id);
  expect(new Set(ids).size).toBe(3);
});

test("messages are told apart by their action, and the generated name is closed", () => {
  expect(built.one("aws_apigatewayv2_api")).toMatchObject({
    protocol_type: "WEBSOCKET",
    route_selection_expression: "$request.body.action",
    disable_execute_api_endpoint: true,
  });
  expect(built.one("aws_apigatewayv2_domain_name").domain_name).toBe("ws.example.com");
});

test("the stage is throttled and logged, without what was said", () => {
  const stage = built.one("aws_apigatewayv2_stage");
  expect(stage.default_route_settings).toMatchObject({
    throttling_rate_limit: 50,
    throttling_burst_limit: 100,
    logging_level: "ERROR",
    data_trace_enabled: false,
  });
  const { format } = stage.access_log_settings as { format: string };
  expect(JSON.parse(format)).toMatchObject({ route: "$context.routeKey", connectionId: "$context.connectionId" });
  const names = built.of("aws_cloudwatch_log_group").map(({ name }) => String(name));
  expect(names).toContain("/shop-test-ws/access-logs");
  expect(names).toContainEqual(expect.stringMatching(/^\/aws\/apigateway\/\$\{aws_apigatewayv2_api\.ws_api_\w+\.id\}\/test$/));
});

test("a new route or another function makes a new deployment, another throttle none", () => {
  const served = (from: typeof built) => (from.one("aws_apigatewayv2_deployment").triggers as Record<string, string>).served;
  expect(served(socket())).toBe(served(built));
  expect(served(socket(undefined, { settings: { ...settings, throttle: { requestsPerSecond: 1, burst: 1 } } }))).toBe(
    served(built),
  );
  expect(served(socket("asked"))).not.toBe(served(built));
  expect(built.one("aws_apigatewayv2_deployment").depends_on).toHaveLength(8);
});

test("where a function is asked who may connect, it is asked by the ticket, on connecting only", () => {
  const asked = socket("asked");
  const ways = asked.of("aws_apigatewayv2_route").map(({ route_key: key, authorization_type: type }) => `${key} ${type}`);
  expect(ways).toEqual(["$connect CUSTOM", "$disconnect NONE", "$default NONE"]);
  expect(asked.one("aws_apigatewayv2_authorizer")).toMatchObject({
    authorizer_type: "REQUEST",
    identity_sources: ["route.request.querystring.ticket"],
  });
  const sources = asked.of("aws_lambda_permission").map(({ source_arn: source }) => String(source));
  expect(sources).toContainEqual(expect.stringMatching(/\.execution_arn\}\/authorizers\/\$\{aws_apigatewayv2_authorizer\./));
});

test("a sender may send to connections of this stage, and to nothing else", () => {
  const sender = build((stack) => {
    const api = new WebSocketApi(stack, "ws", {
      name: "shop-test-ws",
      description: "d",
      stageName: "test",
      address: socketAddress,
    });
    expect(api.callbackUrl).toBe("https://ws.example.com");
    new ServiceRole(stack, "sender", {
      name: "shop-test-sender",
      service: "lambda",
      statements: [api.manageConnectionsStatement()],
    });
  });
  const { Statement: statements } = JSON.parse(String(sender.one("aws_iam_role_policy").policy));
  expect(statements).toEqual([
    {
      Sid: "SendToConnections",
      Effect: "Allow",
      Action: "execute-api:ManageConnections",
      Resource: expect.stringMatching(/^\$\{aws_apigatewayv2_api\.ws_api_\w+\.execution_arn\}\/test\/POST\/@connections\/\*$/),
    },
  ]);
  expect(sender.broken).toEqual([]);
});

test("no rule is broken, with an authorizer and without", () => {
  expect([...built.broken, ...socket("asked").broken]).toEqual([]);
});
