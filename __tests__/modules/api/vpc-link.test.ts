import { VpcLink, type VpcLinkProps } from "../../../modules/api/vpc-link";
import { build } from "../../support/build";

const props: VpcLinkProps = { name: "shop-test-link", subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-1" };
const link = (changes: Partial<VpcLinkProps> = {}) => build((stack) => void new VpcLink(stack, "link", { ...props, ...changes }));

test("a link stands in the subnets it was given, and wears one group", () => {
  const built = link();
  expect(built.one("aws_apigatewayv2_vpc_link")).toMatchObject({
    name: "shop-test-link",
    subnet_ids: ["subnet-a", "subnet-b"],
    security_group_ids: ["sg-1"],
  });
  expect([...built.problems, ...built.broken]).toEqual([]);
});

test("every problem is told at once", () => {
  const name = "a".repeat(129);
  expect(link({ name, subnetIds: [] }).problems).toEqual([
    `link: name must be at most 128 characters, got 129 ("${name}")`,
    "link: subnetIds must name 1 to 10 subnets, got 0",
  ]);
  const subnetIds = Array.from({ length: 11 }, (_, index) => `subnet-${index}`);
  expect(link({ subnetIds }).problems).toEqual(["link: subnetIds must name 1 to 10 subnets, got 11"]);
});
