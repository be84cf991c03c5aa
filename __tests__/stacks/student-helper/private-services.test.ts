import { fourTiers } from "../../modules/networking/four-tiers";
import { statementsOf } from "../../support/system-stacks";
import { accountId, networkWith } from "./a-network";

const { of } = networkWith({ ...fourTiers, endpoints: "each-zone" }, "cloudfront");
const endpoints = of("aws_vpc_endpoint");
const interfaces = endpoints.filter(({ vpc_endpoint_type: type }) => type === "Interface");
const serviceOf = (name: unknown) => String(name).replace("com.amazonaws.ap-southeast-2.", "");
const onlyThisAccount = expect.objectContaining({
  Sid: "OnlyThisAccount",
  Action: "*",
  Condition: { StringEquals: { "aws:PrincipalAccount": accountId } },
});

test("each service that is called has a door of its own, by the name that clients use", () => {
  expect(interfaces.map(({ service_name: name }) => serviceOf(name)).sort()).toEqual(
    [
      ...["bedrock-runtime", "ec2messages", "ecr.api", "ecr.dkr", "logs", "s3vectors"],
      ...["secretsmanager", "sqs", "ssm", "ssmmessages"],
    ].sort(),
  );
  expect(interfaces.filter(({ private_dns_enabled: named }) => named !== true)).toEqual([]);
});

test("the doors stand in the subnets for endpoints, and wear their group", () => {
  const places = interfaces.map(({ subnet_ids: subnets, security_group_ids: groups }) => ({ subnets, groups }));
  const place = {
    subnets: [expect.stringContaining("aws_subnet.lambda_ap-southeast-2b_"), expect.stringContaining("aws_subnet.private_")],
    groups: [expect.stringContaining("aws_security_group.groups_endpoints_")],
  };
  expect(places).toEqual(interfaces.map(() => place));
});

test("Bedrock's door lets the named models through, the others the account", () => {
  for (const { service_name: name, policy } of interfaces) {
    const statements = statementsOf(policy);
    if (serviceOf(name) !== "bedrock-runtime") expect(statements).toEqual([onlyThisAccount]);
    else {
      expect(statements.map(({ Sid }) => Sid)).toEqual(["InvokeModels"]);
      expect(statements[0].Resource).toEqual([
        "arn:aws:bedrock:ap-southeast-2::foundation-model/amazon.titan-embed-text-v2:0",
        `arn:aws:bedrock:ap-southeast-2:${accountId}:inference-profile/au.anthropic.claude-sonnet-4-6`,
        "arn:aws:bedrock:ap-southeast-2::foundation-model/anthropic.claude-sonnet-4-6",
        "arn:aws:bedrock:ap-southeast-4::foundation-model/anthropic.claude-sonnet-4-6",
      ]);
    }
  }
});

describe("S3", () => {
  const [s3] = endpoints.filter(({ vpc_endpoint_type: type }) => type === "Gateway");

  test("is reached from every table but the public tier's", () => {
    const tables = s3.route_table_ids as string[];
    const tiers = tables.map((table) => /aws_route_table\.(\w+?)_/.exec(table)?.[1]);
    expect(tiers).toStrictEqual(["private", "lambda", "data", "data"]);
  });

  test("gives the account its own, and everybody image layers and the agent's package", () => {
    expect(serviceOf(s3.service_name)).toBe("s3");
    expect(statementsOf(s3.policy)).toEqual([
      onlyThisAccount,
      expect.objectContaining({ Resource: "arn:aws:s3:::prod-ap-southeast-2-starport-layer-bucket/*" }),
      expect.objectContaining({ Resource: "arn:aws:s3:::amazoncloudwatch-agent-ap-southeast-2/*" }),
    ]);
  });

  test("is where backend and functions may go, by the endpoint's own prefix list", () => {
    const lists = of("aws_vpc_security_group_egress_rule").flatMap(({ prefix_list_id: list }) => (list ? [list] : []));
    const own = expect.stringMatching(/^\$\{aws_vpc_endpoint\.services_s3_endpoint_\w+\.prefix_list_id\}$/);
    expect(lists).toEqual([own, own]);
  });
});
