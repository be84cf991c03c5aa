import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";

const APP = "https://app.example.com";

/** The handler as it starts with these origins. */
function started(origins: string): (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult> {
  process.env.CORS_ORIGINS = origins;
  let handler: ReturnType<typeof started> | undefined;
  jest.isolateModules(() => {
    handler = jest.requireActual("../../functions/rest-placeholder/index").handler;
  });
  if (!handler) throw new Error("no handler");
  return handler;
}

/** As API Gateway sends it for a proxy integration. */
const event = (httpMethod: string, path: string, headers: Record<string, string> | null = {}) =>
  ({
    resource: "/{proxy+}",
    path,
    httpMethod,
    headers,
    multiValueHeaders: {},
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: { stage: "dev", path: `/dev${path}` },
    body: null,
    isBase64Encoded: false,
  }) as unknown as APIGatewayProxyEvent;

const bodyOf = ({ body }: APIGatewayProxyResult) => JSON.parse(body);

test("the health check is answered with 200", async () => {
  const answer = await started(APP)(event("GET", "/health"));
  expect(answer).toMatchObject({ statusCode: 200, headers: { "Content-Type": "application/json", "Cache-Control": "no-store" } });
  expect(bodyOf(answer)).toEqual({ status: "ok" });
});

test.each([
  ["GET", "/"],
  ["POST", "/health"],
  ["POST", "/documents"],
])("%s %s is told that nothing is deployed", async (method, path) => {
  const answer = await started(APP)(event(method, path));
  expect(answer.statusCode).toBe(501);
  expect(bodyOf(answer)).toEqual({ message: "Nothing is deployed here yet." });
});

test.each([
  { origins: APP, headers: { origin: APP }, allowed: APP },
  { origins: `${APP},https://b.example.com`, headers: { Origin: "https://b.example.com" }, allowed: "https://b.example.com" },
  { origins: APP, headers: { origin: "https://evil.example.com" }, allowed: undefined },
  { origins: APP, headers: { origin: `${APP}.evil.example` }, allowed: undefined },
  { origins: "", headers: { origin: "" }, allowed: undefined },
  { origins: "*", headers: {}, allowed: "*" },
])("with origins $origins, $headers may read: $allowed", async ({ origins, headers, allowed }) => {
  const answer = await started(origins)(event("GET", "/health", headers as Record<string, string>));
  expect(answer.headers?.["Access-Control-Allow-Origin"]).toBe(allowed);
});

test("a test call of the console, which sends no headers, is answered", async () => {
  expect((await started(APP)(event("GET", "/health", null))).statusCode).toBe(200);
});
