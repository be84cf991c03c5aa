import { OriginHeader, type OriginHeaderProps } from "../../../modules/edge/origin-header";
import { build } from "../../support/build";

const ruleArn = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener-rule/app/shop-test/1/2/3";
const webAclArn = "arn:aws:wafv2:us-east-1:111111111111:global/webacl/shop-test/1";
const distribution = { id: "E1SHOP", arn: "arn:aws:cloudfront::111111111111:distribution/E1SHOP" };
const props: OriginHeaderProps = {
  name: "shop/test/origin-header",
  home: { accountId: "111111111111", region: "us-east-1", keyArn: "arn:aws:kms:us-east-1:111111111111:key/k", logDays: 30 },
  rotationDays: 30,
  listenerRule: { arn: ruleArn },
  distribution,
  data: "durable",
};
const built = (changes: Partial<OriginHeaderProps> = {}) =>
  build((stack) => void new OriginHeader(stack, "header", { ...props, ...changes }));
const granted = (changes: Partial<OriginHeaderProps> = {}) => {
  const { Statement } = JSON.parse(String(built(changes).one("aws_iam_role_policy").policy));
  return (Statement as { Sid: string }[]).filter(({ Sid }) => !Sid.startsWith("Own"));
};

test("its first value comes from Terraform's memory, and the rotation begins as soon as it is there", () => {
  const stack = built();
  expect(stack.one("aws_secretsmanager_secret")).toMatchObject({
    name: "shop/test/origin-header",
    kms_key_id: props.home.keyArn,
  });
  const { secret_string_wo: value, ...rest } = stack.one("aws_secretsmanager_secret_version");
  expect(value).toMatch(/^\$\{ephemeral\.aws_secretsmanager_random_password\.\w+\.random_password\}$/);
  expect(rest).not.toHaveProperty("secret_string");
  const { rotate_immediately: later, rotation_rules: rules } = stack.one("aws_secretsmanager_secret_rotation");
  expect([later, rules]).toEqual([undefined, { automatically_after_days: 30 }]);
});

test("the function knows both sides, and has time until a change has reached all edge locations", () => {
  expect(built().one("aws_lambda_function")).toMatchObject({
    function_name: "shop-test-origin-header-rotation",
    timeout: 900,
    environment: {
      variables: {
        HEADER_NAME: "X-Origin-Verify",
        FIRST_VALUE: "not-rotated-yet",
        RULE_ARN: ruleArn,
        DISTRIBUTION_ID: "E1SHOP",
      },
    },
  });
});

test("the function changes this rule and this distribution, and no other", () => {
  const given = granted({ distribution: { ...distribution, webAclArn } });
  expect(given.map(({ Sid }) => Sid).slice(0, 3)).toEqual(["RotateSecret", "RandomPassword", "KeyByServices"]);
  expect(given.slice(3)).toEqual([
    { Sid: "ChangeRule", Effect: "Allow", Action: "elasticloadbalancing:ModifyRule", Resource: ruleArn },
    { Sid: "ReadRule", Effect: "Allow", Action: "elasticloadbalancing:DescribeRules", Resource: "*" },
    {
      Sid: "ChangeDistribution",
      Effect: "Allow",
      Action: ["cloudfront:GetDistribution", "cloudfront:UpdateDistribution"],
      Resource: distribution.arn,
    },
    { Sid: "ReadWebAcl", Effect: "Allow", Action: "wafv2:GetWebACL", Resource: webAclArn },
  ]);
});

test("without a web ACL none may be read", () => {
  expect(granted().at(-1)?.Sid).toBe("ChangeDistribution");
});

test("a home in a VPC is refused: there is no way from it to CloudFront's API", () => {
  const home = { ...props.home, network: { subnetIds: ["subnet-a"], securityGroupId: "sg-1" } };
  expect(built({ home }).problems).toEqual(["header: home must name no network: CloudFront's API is on the internet"]);
});

test("it breaks no rule", () => {
  const stack = built({ distribution: { ...distribution, webAclArn } });
  expect([...stack.broken, ...stack.problems]).toEqual([]);
});
