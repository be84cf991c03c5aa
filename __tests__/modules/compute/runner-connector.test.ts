import { RunnerConnector } from "../../../modules/compute/runner-connector";
import { build } from "../../support/build";

const built = (name = "shop-test-connector") =>
  build(
    (stack) =>
      void new RunnerConnector(stack, "connector", { name, subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-services" }),
  );

test("what comes out of a service stands in the subnets given and wears the group given", () => {
  expect(built().one("aws_apprunner_vpc_connector")).toMatchObject({
    vpc_connector_name: "shop-test-connector",
    subnets: ["subnet-a", "subnet-b"],
    security_groups: ["sg-services"],
  });
  expect([...built().broken, ...built().problems]).toEqual([]);
});

test("a name longer than App Runner takes is refused", () => {
  const name = "c".repeat(41);
  expect(built(name).problems).toEqual([`connector: name must be at most 40 characters, got 41 ("${name}")`]);
});
