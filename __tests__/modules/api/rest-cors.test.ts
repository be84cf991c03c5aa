import { RestCors } from "../../../modules/api/rest-cors";
import { build } from "../../support/build";

const cors = (...origins: string[]) =>
  build((stack) => void new RestCors(stack, "cors", { restApiId: "api1", resourceIds: { root: "r1", rest: "r2" }, origins }));
const APP = "https://app.example.com";
const ADMIN = "https://admin.example.com";
const HEADER = "method.response.header.Access-Control-Allow-Origin";

test("OPTIONS is answered on every path, without a function and without credentials", () => {
  const built = cors(APP);
  expect(
    built
      .of("aws_api_gateway_method")
      .map(({ http_method, resource_id, authorization }) => [http_method, resource_id, authorization]),
  ).toEqual([
    ["OPTIONS", "r1", "NONE"],
    ["OPTIONS", "r2", "NONE"],
  ]);
  expect(built.of("aws_api_gateway_integration").map(({ type }) => type)).toEqual(["MOCK", "MOCK"]);
});

test("one origin is named as it stands, and no template runs", () => {
  const [{ response_parameters: headers, response_templates: templates }] = cors(APP).of("aws_api_gateway_integration_response");
  expect(headers).toMatchObject({ [HEADER]: `'${APP}'`, "method.response.header.Vary": "'Origin'" });
  expect(templates).toEqual({ "application/json": "" });
});

test("of several origins the asking one is named, compared as a whole; a stranger is told the first", () => {
  const [answer] = cors(APP, ADMIN, "http://localhost:5173").of("aws_api_gateway_integration_response");
  expect((answer.response_parameters as Record<string, string>)[HEADER]).toBe(`'${APP}'`);
  const { "application/json": template } = answer.response_templates as Record<string, string>;
  expect(template).toContain(`#if($origin == "${ADMIN}" || $origin == "http://localhost:5173")`);
  expect(template).toContain("#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)");
});

test("with every origin allowed, none is named", () => {
  const [answer] = cors(APP, "*").of("aws_api_gateway_integration_response");
  expect((answer.response_parameters as Record<string, string>)[HEADER]).toBe("'*'");
  expect(answer.response_templates).toEqual({ "application/json": "" });
});

test("what API Gateway refuses by itself can be read by the first origin, and names its request", () => {
  const responses = cors(APP, ADMIN).of("aws_api_gateway_gateway_response");
  expect(responses.map(({ response_type: type }) => type)).toEqual(["DEFAULT_4XX", "DEFAULT_5XX"]);
  for (const { response_parameters: headers, response_templates: templates } of responses) {
    expect(headers).toMatchObject({ "gatewayresponse.header.Access-Control-Allow-Origin": `'${APP}'` });
    expect(templates).toEqual({ "application/json": expect.stringContaining("$context.requestId") });
  }
});
