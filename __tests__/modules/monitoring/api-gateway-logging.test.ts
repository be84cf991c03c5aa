import { ApiGatewayLogging } from "../../../modules/monitoring/api-gateway-logging";
import { build } from "../../support/build";

test("API Gateway gets a role that writes logs, once the role can, and no rule is broken", () => {
  const built = build((stack) => void new ApiGatewayLogging(stack, "api-gateway", { name: "account-test-api-logs" }));
  expect(built.one("aws_api_gateway_account")).toMatchObject({
    cloudwatch_role_arn: expect.stringMatching(/^\$\{aws_iam_role\.\w+-?\w*\.arn\}$/),
    depends_on: [expect.stringMatching(/^aws_iam_role_policy\./)],
  });
  const [trust] = JSON.parse(String(built.one("aws_iam_role").assume_role_policy)).Statement;
  expect(trust.Principal).toEqual({ Service: "apigateway.amazonaws.com" });
  const [write] = JSON.parse(String(built.one("aws_iam_role_policy").policy)).Statement;
  expect(write.Action).toContain("logs:PutLogEvents");
  expect(write.Action.filter((action: string) => !action.startsWith("logs:"))).toEqual([]);
  expect(built.broken).toEqual([]);
});
