import { headerFunction } from "../../../modules/edge/header-function";
import { ViewerHeader, type ViewerHeaderProps } from "../../../modules/edge/viewer-header";
import { build } from "../../support/build";
import { keyArn } from "../governance/sound";

const distribution = { id: "E1SHOP", arn: "arn:aws:cloudfront::111111111111:distribution/E1SHOP" };
const gate = {
  name: "shop-test-origins",
  id: "0a1b",
  arn: "arn:aws:wafv2:us-east-1:111111111111:regional/regexpatternset/shop-test-origins/0a1b",
};
const props: Omit<ViewerHeaderProps, "sender"> = {
  name: "shop/test/origin-header",
  home: { accountId: "111111111111", region: "us-east-1", keyArn, logDays: 30 },
  rotationDays: 30,
  distribution,
  gate,
  data: "durable",
};
const built = (changes: Partial<typeof props> = {}) =>
  build((stack) => {
    const sender = headerFunction(stack, "sender", "shop-test");
    new ViewerHeader(stack, "header", { ...props, sender, ...changes });
  });
const SENDER = /^\$\{aws_cloudfront_function\.sender_function_\w+\.(name|arn)\}$/;

test("the rotation begins as soon as both ends are there, and comes again on its schedule", () => {
  const stack = built();
  expect(stack.one("aws_secretsmanager_secret")).toMatchObject({ name: "shop/test/origin-header", kms_key_id: keyArn });
  expect(stack.one("aws_secretsmanager_secret_version")).not.toHaveProperty("secret_string");
  const { rotate_immediately: later, rotation_rules: rules } = stack.one("aws_secretsmanager_secret_rotation");
  expect([later, rules]).toEqual([undefined, { automatically_after_days: 30 }]);
});

test("the function knows both ends, and has time until a change has reached all edge locations", () => {
  expect(built().one("aws_lambda_function")).toMatchObject({
    function_name: "shop-test-origin-header-rotation",
    timeout: 900,
    environment: {
      variables: {
        HEADER_NAME: "X-Origin-Verify",
        FIRST_VALUE: "not-rotated-yet",
        FUNCTION_NAME: expect.stringMatching(SENDER),
        DISTRIBUTION_ID: "E1SHOP",
        PATTERN_SET_NAME: gate.name,
        PATTERN_SET_ID: gate.id,
      },
    },
  });
});

test("the function changes this sender and this set, looks at this distribution, and reaches no other", () => {
  const { Statement } = JSON.parse(String(built().one("aws_iam_role_policy").policy));
  const given = (Statement as { Sid: string }[]).filter(({ Sid }) => !Sid.startsWith("Own"));
  expect(given.slice(0, 3).map(({ Sid }) => Sid)).toEqual(["RotateSecret", "RandomPassword", "KeyByServices"]);
  expect(given.slice(3)).toEqual([
    {
      Sid: "ChangeFunction",
      Effect: "Allow",
      Action: ["GetFunction", "DescribeFunction", "UpdateFunction", "PublishFunction"].map((verb) => `cloudfront:${verb}`),
      Resource: expect.stringMatching(SENDER),
    },
    { Sid: "SeeDistribution", Effect: "Allow", Action: ["cloudfront:GetDistribution"], Resource: distribution.arn },
    {
      Sid: "ChangeGate",
      Effect: "Allow",
      Action: ["wafv2:GetRegexPatternSet", "wafv2:UpdateRegexPatternSet"],
      Resource: gate.arn,
    },
  ]);
});

test("it breaks no rule, and a home in a VPC, from where there is no way to CloudFront's API, is refused", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
  const home = { ...props.home, network: { subnetIds: ["subnet-a"], securityGroupId: "sg-1" } };
  expect(built({ home }).problems).toEqual(["header: home must name no network: CloudFront's API is on the internet"]);
});
