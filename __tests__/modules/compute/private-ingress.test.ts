import { PrivateIngress } from "../../../modules/compute/private-ingress";
import { build } from "../../support/build";
import { written } from "../../support/written";
import { addRunner } from "./a-runner";

let host: unknown;
const built = (name = "shop-test-ai-ingress") =>
  build((stack) => {
    const service = addRunner(stack, { network: { reachedFrom: "vpc", out: "world" } });
    const place = { region: "us-east-1", vpcId: "vpc-1", subnetIds: ["subnet-a"], securityGroupId: "sg-ai" };
    host = written(stack, new PrivateIngress(stack, "ingress", { name, ...place, service }).host);
  });

test("whoever the endpoint's group admits reaches the service, by the connection's own name", () => {
  const stack = built();
  expect(stack.one("aws_vpc_endpoint")).toMatchObject({
    service_name: "com.amazonaws.us-east-1.apprunner.requests",
    vpc_endpoint_type: "Interface",
    private_dns_enabled: false,
    subnet_ids: ["subnet-a"],
    security_group_ids: ["sg-ai"],
  });
  expect(stack.one("aws_apprunner_vpc_ingress_connection")).toMatchObject({
    service_arn: expect.stringMatching(/^\$\{aws_apprunner_service\.api_service_\w+\.arn\}$/),
    ingress_vpc_configuration: {
      vpc_id: "vpc-1",
      vpc_endpoint_id: expect.stringMatching(/^\$\{aws_vpc_endpoint\.ingress_endpoint_\w+\.id\}$/),
    },
  });
  expect(host).toMatch(/^\$\{aws_apprunner_vpc_ingress_connection\.ingress_connection_\w+\.domain_name\}$/);
  expect([...stack.broken, ...stack.problems]).toEqual([]);
});

test("a name longer than App Runner takes is refused", () => {
  const name = "i".repeat(41);
  expect(built(name).problems).toEqual([`ingress: name must be at most 40 characters, got 41 ("${name}")`]);
});
