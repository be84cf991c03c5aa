import { accountOnlyPolicy } from "../../../modules/networking/endpoint-policy";
import { InterfaceEndpoint } from "../../../modules/networking/interface-endpoint";
import { build } from "../../support/build";

const endpoint = build((stack) => {
  new InterfaceEndpoint(stack, "secrets", {
    name: "partner-test-secrets",
    vpcId: "vpc-1",
    region: "us-east-1",
    service: "secretsmanager",
    subnetIds: ["subnet-a", "subnet-b"],
    securityGroupId: "sg-1",
    policy: accountOnlyPolicy("111111111111"),
  });
}).one("aws_vpc_endpoint");

test("an endpoint is a door of the region's service in the subnets and behind the group given", () => {
  expect(endpoint).toMatchObject({
    vpc_id: "vpc-1",
    service_name: "com.amazonaws.us-east-1.secretsmanager",
    vpc_endpoint_type: "Interface",
    subnet_ids: ["subnet-a", "subnet-b"],
    security_group_ids: ["sg-1"],
  });
});

test("the service's ordinary name leads to the endpoint", () => {
  expect(endpoint.private_dns_enabled).toBe(true);
});

test("with the account's policy only identities of the account pass", () => {
  const { Statement: statements } = JSON.parse(String(endpoint.policy));
  expect(statements).toHaveLength(1);
  expect(statements[0]).toMatchObject({
    Effect: "Allow",
    Condition: { StringEquals: { "aws:PrincipalAccount": "111111111111" } },
  });
});
