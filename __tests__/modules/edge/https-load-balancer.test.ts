import { HttpsLoadBalancer, type HttpsLoadBalancerProps } from "../../../modules/edge/https-load-balancer";
import type { ServedTargets } from "../../../modules/edge/https-routes";
import { build } from "../../support/build";
import { balancerBasics } from "./served-instances";

const certificateArn = "arn:aws:acm:us-east-1:111111111111:certificate/test";
const balancer = (changes: Partial<HttpsLoadBalancerProps> = {}, use: (made: HttpsLoadBalancer) => void = () => {}) =>
  build((stack) =>
    use(new HttpsLoadBalancer(stack, "alb", { ...balancerBasics(stack), certificateArn, faces: "internet", ...changes })),
  );
const targets = (port: number, route: ServedTargets["route"]): ServedTargets => ({
  name: "shop-test-web",
  port,
  health: { path: "/", intervalSeconds: 30, timeoutSeconds: 5, healthyAfter: 2, unhealthyAfter: 3 },
  drainSeconds: 30,
  route,
});

test("it answers by HTTPS on 443 and on no other port, and 404 until somebody serves", () => {
  const built = balancer();
  expect(built.one("aws_lb_listener")).toMatchObject({
    port: 443,
    protocol: "HTTPS",
    ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    certificate_arn: certificateArn,
    default_action: [{ type: "fixed-response", fixed_response: { status_code: "404" } }],
  });
  expect([...built.problems, ...built.broken]).toEqual([]);
});

test.each([
  { faces: "internet", internal: false },
  { faces: "vpc", internal: true },
] as const)("one that faces $faces is internal: $internal, and has IPv4 addresses", ({ faces, internal }) => {
  expect(balancer({ faces }).one("aws_lb")).toMatchObject({ internal, ip_address_type: "ipv4" });
});

test("an idle connection is closed when asked for, else when AWS means it", () => {
  expect(balancer({ idleTimeoutSeconds: 300 }).one("aws_lb").idle_timeout).toBe(300);
  expect(balancer().one("aws_lb")).not.toHaveProperty("idle_timeout");
});

test("paths go to their targets, everything else to the others, and nothing twice", () => {
  const built = balancer({}, (made) => {
    made.serve("web", targets(3_000, "everything-else"));
    made.serve("api", targets(8_080, { paths: ["/graphql"], priority: 10 }));
    made.serve("other", targets(8_081, { paths: ["/other"], priority: 10 }));
  });
  const group = (role: string) =>
    expect.stringMatching(new RegExp(`^\\$\\{aws_lb_target_group\\.alb_${role}_group_\\w+\\.arn\\}$`));
  expect(built.one("aws_lb_listener").default_action).toEqual([{ type: "forward", target_group_arn: group("web") }]);
  expect(built.of("aws_lb_listener_rule")[0]).toMatchObject({
    condition: [{ path_pattern: { values: ["/graphql"] } }],
    action: [{ type: "forward", target_group_arn: group("api") }],
  });
  expect(built.problems).toEqual(['alb: must serve each order once, but priority 10 is asked for again by "other"']);
});
