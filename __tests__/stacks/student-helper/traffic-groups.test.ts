import { Vpc } from "../../../modules/networking/vpc";
import { type Entry, TrafficGroups } from "../../../stacks/student-helper/traffic-groups";
import { type Built, build } from "../../support/build";
import { groupName, type Values } from "../../support/system-stacks";

const built = (entry: Entry) =>
  build((stack) => {
    const vpc = new Vpc(stack, "vpc", { name: "helper-test", cidr: "10.0.0.0/16" });
    new TrafficGroups(stack, "groups", { name: "helper-test", vpc, entry }).reachS3("pl-s3");
  });
const cloudfront = built("cloudfront");
const vpcLink = built("vpc-link");

const listName = (id: unknown) => /^\$\{data\.aws_ec2_managed_prefix_list\.groups_(\w+)_\w+\.id\}$/.exec(String(id))?.[1] ?? id;
const other = (rule: Values) => groupName(rule.referenced_security_group_id) ?? listName(rule.prefix_list_id) ?? rule.cidr_ipv4;
const rulesOf = (groups: Built, way: "ingress" | "egress") =>
  groups
    .of(`aws_vpc_security_group_${way}_rule`)
    .map((rule) => `${groupName(rule.security_group_id)} ${way === "ingress" ? "←" : "→"} ${other(rule)} ${rule.from_port}`)
    .sort();

const WORKLOADS = ["backend", "lambda", "tools"];
const inside = [...WORKLOADS.map((role) => `database ← ${role} 5432`), ...WORKLOADS.map((role) => `endpoints ← ${role} 443`)];
const outside = [
  "alb → backend 8000",
  ...WORKLOADS.flatMap((role) => [`${role} → database 5432`, `${role} → endpoints 443`]),
  "backend → pl-s3 443",
  "lambda → pl-s3 443",
];

test("with CloudFront as the entry, the load balancer hears it alone, and the backend the load balancer alone", () => {
  expect(rulesOf(cloudfront, "ingress")).toEqual(["alb ← cloudfront 80", "backend ← alb 8000", ...inside].sort());
  expect(rulesOf(cloudfront, "egress")).toEqual([...outside].sort());
});

test("with a VPC link as the entry, the load balancer hears it alone, and the backend its VPC", () => {
  expect(rulesOf(vpcLink, "ingress")).toEqual(["alb ← vpc-link 80", "backend ← 10.0.0.0/16 8000", ...inside].sort());
  expect(rulesOf(vpcLink, "egress")).toEqual([...outside, "vpc-link → alb 80"].sort());
});

test.each([
  { entry: "cloudfront", groups: cloudfront, more: [] },
  { entry: "vpc-link", groups: vpcLink, more: ["vpc-link"] },
])("with $entry each kind of workload has a group, named after its role, and no rule is broken", ({ groups, more }) => {
  const roles = ["alb", "backend", "lambda", "database", "endpoints", "tools", ...more];
  expect(groups.of("aws_security_group").map(({ name }) => name)).toEqual(roles.map((role) => `helper-test-${role}`));
  expect([...groups.brokenBesides("vpcLogsItsFlows"), ...groups.problems]).toEqual([]);
});

test("the prefix list, which fills most of a group, is admitted once", () => {
  const lists = cloudfront.of("aws_vpc_security_group_ingress_rule").filter(({ prefix_list_id: list }) => list);
  expect(lists).toHaveLength(1);
});

test("a VPC link's group is there for who has one, and is not made up for others", () => {
  build((stack) => {
    const vpc = new Vpc(stack, "vpc", { name: "helper-test", cidr: "10.0.0.0/16" });
    const groups = (id: string, entry: Entry) => new TrafficGroups(stack, id, { name: "helper-test", vpc, entry });
    expect(groups("linked", "vpc-link").vpcLink.node.id).toBe("vpc-link");
    expect(() => groups("open", "cloudfront").vpcLink).toThrow(
      new Error('test/open has no group for a VPC link: the entry is "cloudfront"'),
    );
  });
});
