import { Vpc } from "../../../modules/networking/vpc";
import { PORTS } from "../../../stacks/portfolio/ports";
import { TrafficGroups } from "../../../stacks/portfolio/traffic-groups";
import { build } from "../../support/build";
import { groupName } from "../../support/system-stacks";

const groups = build((stack) => {
  const vpc = new Vpc(stack, "vpc", { name: "portfolio-test", cidr: "10.0.0.0/16", addresses: "dual-stack" });
  new TrafficGroups(stack, "groups", { name: "portfolio-test", vpc });
});
const rules = (way: "ingress" | "egress") => groups.of(`aws_vpc_security_group_${way}_rule`);

test("each kind of workload has a group, named after its role", () => {
  expect(groups.of("aws_security_group").map(({ name }) => name)).toEqual(
    ["alb", "ecs", "rds", "redis", "tools"].map((role) => `portfolio-test-${role}`),
  );
});

test("the world reaches the load balancer alone, by both versions of IP", () => {
  const open = rules("ingress").filter((rule) => rule.cidr_ipv4 ?? rule.cidr_ipv6);
  expect(open.map((rule) => [groupName(rule.security_group_id), rule.from_port, rule.cidr_ipv4 ?? rule.cidr_ipv6])).toEqual([
    ["alb", 80, "0.0.0.0/0"],
    ["alb", 80, "::/0"],
    ["alb", 443, "0.0.0.0/0"],
    ["alb", 443, "::/0"],
  ]);
});

test("every port between groups is open on both sides", () => {
  const inside = (way: "ingress" | "egress") =>
    rules(way)
      .filter((rule) => rule.referenced_security_group_id)
      .map((rule) => {
        const [own, other] = [groupName(rule.security_group_id), groupName(rule.referenced_security_group_id)];
        return way === "ingress" ? `${other} → ${own} ${rule.from_port}` : `${own} → ${other} ${rule.from_port}`;
      })
      .sort();
  expect(inside("ingress")).toEqual(inside("egress"));
  expect(inside("ingress")).toEqual(
    [
      `alb → ecs ${PORTS.frontend}`,
      `alb → ecs ${PORTS.backend}`,
      `ecs → rds ${PORTS.postgres}`,
      `ecs → redis ${PORTS.redis}`,
      `tools → rds ${PORTS.postgres}`,
    ].sort(),
  );
});

test("the open load balancer is the only rule that is broken on purpose", () => {
  expect(groups.brokenBesides("vpcLogsItsFlows")).toEqual([]);
  expect(groups.problems).toEqual([]);
});
