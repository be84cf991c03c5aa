import { except } from "../../../modules/governance/exceptions";
import { VpcSecurityGroup } from "../../../modules/networking/vpc-security-group";
import { build } from "../../support/build";

const groups = (connect: (app: VpcSecurityGroup, database: VpcSecurityGroup) => void = () => {}) =>
  build((stack) => {
    const group = (id: string) =>
      new VpcSecurityGroup(stack, id, { name: `partner-test-${id}`, vpcId: "vpc-1", description: `Worn by the ${id}` });
    connect(group("app"), group("database"));
  });
const APP = /^\$\{aws_security_group\.app_group_\w+\.id\}$/;
const DATABASE = /^\$\{aws_security_group\.database_group_\w+\.id\}$/;
const ON_5432 = { ip_protocol: "tcp", from_port: 5432, to_port: 5432 };

test("a group alone lets nothing in or out", () => {
  const built = groups();
  expect(built.of("aws_security_group")[0]).toMatchObject({ name: "partner-test-app", description: "Worn by the app" });
  expect(built.of("aws_security_group")[0]).not.toHaveProperty("egress");
  expect(built.of("aws_vpc_security_group_ingress_rule")).toEqual([]);
  expect(built.of("aws_vpc_security_group_egress_rule")).toEqual([]);
});

test("admitting a peer lets its wearers in on one port, and nobody out", () => {
  const built = groups((app, database) => database.admit(app, 5432));
  expect(built.one("aws_vpc_security_group_ingress_rule")).toMatchObject({
    ...ON_5432,
    security_group_id: expect.stringMatching(DATABASE),
    referenced_security_group_id: expect.stringMatching(APP),
  });
  expect(built.of("aws_vpc_security_group_egress_rule")).toEqual([]);
});

test("reaching a peer lets wearers out to it on one port, and nobody in", () => {
  const built = groups((app, database) => app.reach(database, 5432));
  expect(built.one("aws_vpc_security_group_egress_rule")).toMatchObject({
    ...ON_5432,
    security_group_id: expect.stringMatching(APP),
    referenced_security_group_id: expect.stringMatching(DATABASE),
  });
  expect(built.of("aws_vpc_security_group_ingress_rule")).toEqual([]);
});

test("a block is admitted on one port of TCP", () => {
  const built = groups((app) => app.admitBlock("vpc", "10.20.0.0/16", 8000));
  expect(built.one("aws_vpc_security_group_ingress_rule")).toMatchObject({
    security_group_id: expect.stringMatching(APP),
    cidr_ipv4: "10.20.0.0/16",
    ip_protocol: "tcp",
    from_port: 8000,
    to_port: 8000,
    description: "8000 from vpc",
  });
  expect(built.broken).toEqual([]);
});

test("a block that is the whole world owes a reason, however it is admitted", () => {
  expect(groups((app) => app.admitBlock("anybody", "0.0.0.0/0", 80)).broken).toHaveLength(1);
});

test("a service is admitted by its prefix list, on one port", () => {
  const built = groups((app) => app.admitPrefixList("cloudfront", "pl-1", 80));
  const rule = built.one("aws_vpc_security_group_ingress_rule");
  expect(rule).toMatchObject({ prefix_list_id: "pl-1", ip_protocol: "tcp", from_port: 80, to_port: 80 });
  expect(rule.security_group_id).toMatch(APP);
  expect(rule).not.toHaveProperty("cidr_ipv4");
  expect(built.broken).toEqual([]);
});

test("a block is reached on one port of TCP", () => {
  const rule = groups((app) => app.reachBlock("internet", "0.0.0.0/0", 443)).one("aws_vpc_security_group_egress_rule");
  expect(rule.security_group_id).toMatch(APP);
  expect(rule).toMatchObject({ cidr_ipv4: "0.0.0.0/0", ip_protocol: "tcp", from_port: 443, to_port: 443 });
});

test("a block is reached on all protocols and ports", () => {
  const rule = groups((app) => app.reachBlock("vpc", "10.20.0.0/16", "all")).one("aws_vpc_security_group_egress_rule");
  expect(rule).toMatchObject({ cidr_ipv4: "10.20.0.0/16", ip_protocol: "-1" });
  expect(rule).not.toHaveProperty("from_port");
});

test("a service is reached by its prefix list, on HTTPS", () => {
  const rule = groups((app) => app.reachPrefixList("s3", "pl-1")).one("aws_vpc_security_group_egress_rule");
  expect(rule.security_group_id).toMatch(APP);
  expect(rule).toMatchObject({ prefix_list_id: "pl-1", ip_protocol: "tcp", from_port: 443, to_port: 443 });
});

test("another rule leaves the rules that stand there as they are", () => {
  const rules = (ports: number[]) =>
    groups((app, database) => {
      for (const port of ports) database.admit(app, port);
    }).of("aws_vpc_security_group_ingress_rule");
  expect(rules([5432, 6379, 443])).toEqual(expect.arrayContaining(rules([443, 5432])));
});

test("what serves the public admits everybody on one port, and has to say why", () => {
  const open = (reason?: string) =>
    build((stack) => {
      const group = new VpcSecurityGroup(stack, "web", { name: "shop-test-web", vpcId: "vpc-1", description: "Load balancer" });
      group.admitWorld(443);
      if (reason) except(group, "groupAdmitsNoWorld", reason);
    });
  expect(open("public").one("aws_vpc_security_group_ingress_rule")).toMatchObject({
    cidr_ipv4: "0.0.0.0/0",
    from_port: 443,
    to_port: 443,
  });
  expect(open("public").broken).toEqual([]);
  expect(open().broken).toHaveLength(1);
});

test("where there is IPv6, everybody is admitted by it too, and a reason is owed for both", () => {
  const built = groups((app) => app.admitWorld(80, "dual-stack"));
  const on80 = { ip_protocol: "tcp", from_port: 80, to_port: 80 };
  const [ipv4, ipv6] = built.of("aws_vpc_security_group_ingress_rule");
  expect(ipv4).toMatchObject({ ...on80, cidr_ipv4: "0.0.0.0/0" });
  expect(ipv6).toMatchObject({ ...on80, cidr_ipv6: "::/0" });
  expect(ipv6).not.toHaveProperty("cidr_ipv4");
  expect(built.broken).toHaveLength(2);
});
