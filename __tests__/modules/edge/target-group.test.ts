import { Eip } from "@cdktf/provider-aws/lib/eip";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { TargetGroup, type TargetGroupProps } from "../../../modules/edge/target-group";
import { build } from "../../support/build";

type Changes = Partial<Omit<TargetGroupProps, "listener">>;
const health = { path: "/", intervalSeconds: 30, timeoutSeconds: 5, healthyAfter: 2, unhealthyAfter: 3 };
const group = (changes: Changes = {}, use: (made: TargetGroup) => void = () => {}) =>
  build((stack) => {
    const listener = new LbListener(stack, "https", { loadBalancerArn: "arn", port: 443, defaultAction: [{ type: "forward" }] });
    const rest = {
      name: "shop-test-web",
      vpcId: "vpc-1",
      port: 3000,
      health,
      drainSeconds: 30,
      route: "everything-else",
    } as const;
    use(new TargetGroup(stack, "web", { ...rest, ...changes, listener }));
  });

test("targets are addresses in the VPC, asked for their health by HTTP and let go without breaking requests", () => {
  const built = group();
  expect(built.one("aws_lb_target_group")).toMatchObject({
    vpc_id: "vpc-1",
    target_type: "ip",
    protocol: "HTTP",
    port: 3000,
    deregistration_delay: "30",
    health_check: { path: "/", matcher: "200", interval: 30, timeout: 5, healthy_threshold: 2, unhealthy_threshold: 3 },
  });
  expect([...built.problems, ...built.brokenBesides("listenerLeadsToHttps", "listenerSpeaksTls")]).toEqual([]);
});

test("another port makes a group of another name before the old one goes", () => {
  const made = (port: number) => group({ port }).one("aws_lb_target_group");
  expect(made(3000)).toMatchObject({ name: "shop-test-web-3000", lifecycle: { create_before_destroy: true } });
  expect(made(8000).name).toBe("shop-test-web-8000");
});

test("who must wait until requests arrive waits for the listener, or for the rule that sends them", () => {
  const waitsFor = (route: TargetGroupProps["route"]) => {
    const built = group(
      { route },
      ({ node, ready }) => void new Eip(node.root.node.findChild("test"), "later", { dependsOn: [ready] }),
    );
    return built.one("aws_eip").depends_on;
  };
  expect(waitsFor("everything-else")).toEqual([expect.stringMatching(/^aws_lb_listener\.https$/)]);
  expect(waitsFor({ paths: ["/api/*"], priority: 10 })).toEqual([expect.stringMatching(/^aws_lb_listener_rule\.web_rule_/)]);
});

test.each<[string, Changes, string]>([
  ["a name", { name: "a".repeat(28) }, `name with port must be at most 32 characters, got 33 ("${"a".repeat(28)}-3000")`],
  ["a drain time", { drainSeconds: 3_601 }, "drainSeconds must be from 0 to 3600, got 3601"],
  ["a path", { health: { ...health, path: "health" } }, 'health.path must start with "/" and hold no spaces, got "health"'],
  ["an interval", { health: { ...health, intervalSeconds: 301 } }, "health.intervalSeconds must be from 5 to 300, got 301"],
  [
    "a timeout",
    { health: { ...health, timeoutSeconds: 30 } },
    "health.timeoutSeconds must be from 2 to 120 and less than intervalSeconds, got 30",
  ],
  ["a threshold", { health: { ...health, healthyAfter: 1 } }, "health.healthyAfter must be from 2 to 10, got 1"],
  ["a threshold", { health: { ...health, unhealthyAfter: 11 } }, "health.unhealthyAfter must be from 2 to 10, got 11"],
  ["a route", { route: { paths: [], priority: 1 } }, "route.paths must be 1 to 5 patterns, got 0"],
  [
    "a pattern",
    { route: { paths: ["api/*"], priority: 1 } },
    'route.paths must start with "/" and have at most 128 characters, got "api/*"',
  ],
  ["a priority", { route: { paths: ["/"], priority: 50_001 } }, "route.priority must be from 1 to 50000, got 50001"],
])("%s that AWS would refuse is refused", (_, changes, problem) => {
  expect(group(changes).problems).toEqual([`web: ${problem}`]);
});
