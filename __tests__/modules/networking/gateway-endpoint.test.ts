import { accountOnlyPolicy, imageLayers } from "../../../modules/networking/endpoint-policy";
import { GatewayEndpoint, type GatewayEndpointProps } from "../../../modules/networking/gateway-endpoint";
import { VpcSecurityGroup } from "../../../modules/networking/vpc-security-group";
import { build } from "../../support/build";

const props: GatewayEndpointProps = {
  name: "partner-test-s3",
  vpcId: "vpc-1",
  region: "us-east-1",
  service: "s3",
  routeTableIds: ["rtb-a", "rtb-b"],
};

test.each(["s3", "dynamodb"] as const)("%s is reached by a free route of the tables given", (service) => {
  const built = build((stack) => void new GatewayEndpoint(stack, "door", { ...props, service }));
  expect(built.one("aws_vpc_endpoint")).toMatchObject({
    vpc_id: "vpc-1",
    service_name: `com.amazonaws.us-east-1.${service}`,
    vpc_endpoint_type: "Gateway",
    route_table_ids: ["rtb-a", "rtb-b"],
  });
});

test("AWS's own policy stays where none is given", () => {
  const built = build((stack) => void new GatewayEndpoint(stack, "s3", props));
  expect(built.one("aws_vpc_endpoint")).not.toHaveProperty("policy");
});

test("a group reaches the service by the endpoint's prefix list", () => {
  const built = build((stack) => {
    const { prefixListId } = new GatewayEndpoint(stack, "s3", props);
    const group = new VpcSecurityGroup(stack, "app", { name: "partner-test-app", vpcId: "vpc-1", description: "App" });
    group.reachPrefixList("s3", prefixListId);
  });
  expect(built.one("aws_vpc_security_group_egress_rule").prefix_list_id).toMatch(
    /^\$\{aws_vpc_endpoint\.s3_endpoint_\w+\.prefix_list_id\}$/,
  );
});

test("with a policy, only the account passes, and what ECR signed: image layers to be read", () => {
  const policy = accountOnlyPolicy("111111111111", imageLayers("us-east-1"));
  const built = build((stack) => void new GatewayEndpoint(stack, "s3", { ...props, policy }));
  const { Statement: statements } = JSON.parse(String(built.one("aws_vpc_endpoint").policy));
  expect(statements).toMatchObject([
    { Sid: "OnlyThisAccount", Condition: { StringEquals: { "aws:PrincipalAccount": "111111111111" } } },
    { Sid: "ImageLayers", Action: "s3:GetObject", Resource: "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*" },
  ]);
  expect(built.broken).toEqual([]);
});
