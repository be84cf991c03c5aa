import { type AclEntry, NetworkAcl } from "../../../modules/networking/network-acl";
import { build } from "../../support/build";

const acl = (inbound: AclEntry[], outbound: AclEntry[] = []) =>
  build((stack) => {
    new NetworkAcl(stack, "acl", { name: "partner-test", vpcId: "vpc-1", subnetIds: ["subnet-a"], inbound, outbound });
  });

test("an ACL guards the subnets given and allows nothing by itself", () => {
  const built = acl([]);
  expect(built.one("aws_network_acl")).toMatchObject({ vpc_id: "vpc-1", subnet_ids: ["subnet-a"] });
  expect(built.of("aws_network_acl_rule")).toEqual([]);
});

test("an entry with ports allows those ports of TCP", () => {
  expect(acl([{ rule: 200, cidr: "0.0.0.0/0", tcp: [1024, 2048] }]).one("aws_network_acl_rule")).toMatchObject({
    network_acl_id: expect.stringMatching(/^\$\{aws_network_acl\.acl_\w+\.id\}$/),
    rule_number: 200,
    rule_action: "allow",
    cidr_block: "0.0.0.0/0",
    protocol: "tcp",
    from_port: 1024,
    to_port: 2048,
  });
});

test("an entry without ports allows every protocol", () => {
  const rule = acl([{ rule: 100, cidr: "10.20.0.0/16" }]).one("aws_network_acl_rule");
  expect(rule.protocol).toBe("-1");
  expect(rule).not.toHaveProperty("from_port");
});

test("the same rule number can stand in both directions", () => {
  const entry = { rule: 100, cidr: "10.20.0.0/16" };
  const directions = acl([entry], [entry]).of("aws_network_acl_rule");
  expect(directions.map(({ egress }) => egress).sort()).toEqual([false, true]);
});
