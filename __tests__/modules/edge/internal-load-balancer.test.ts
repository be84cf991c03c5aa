import type { BalancerBasics } from "../../../modules/edge/application-load-balancer";
import { InternalLoadBalancer } from "../../../modules/edge/internal-load-balancer";
import { build } from "../../support/build";
import { balancerBasics, instances, waitFor } from "./served-instances";

const balancer = (changes: Partial<BalancerBasics> = {}, use: (made: InternalLoadBalancer) => void = () => {}) =>
  build((stack) => use(new InternalLoadBalancer(stack, "alb", { ...balancerBasics(stack), ...changes })));

test("it has no address on the internet, drops malformed headers and smuggled requests, and cannot be deleted", () => {
  const built = balancer();
  expect(built.one("aws_lb")).toMatchObject({
    name: "a-shop-with-stage-staging",
    internal: true,
    ip_address_type: "ipv4",
    subnets: ["subnet-a", "subnet-b"],
    security_groups: ["sg-1"],
    drop_invalid_header_fields: true,
    desync_mitigation_mode: "defensive",
    enable_deletion_protection: true,
    access_logs: { prefix: "load-balancer", enabled: true },
  });
  expect(built.one("aws_lb")).not.toHaveProperty("idle_timeout");
  expect([...built.problems, ...built.broken]).toEqual([]);
});

test("where data is disposable it can be deleted", () => {
  expect(balancer({ data: "disposable" }).one("aws_lb").enable_deletion_protection).toBe(false);
});

test("all requests on port 80 go to the targets, which are ready when the listener sends them", () => {
  const built = balancer({}, (made) => waitFor(made.serve("backend", instances)));
  expect(built.one("aws_lb_listener")).toMatchObject({
    port: 80,
    protocol: "HTTP",
    default_action: [
      { type: "forward", target_group_arn: expect.stringMatching(/^\$\{aws_lb_target_group\.alb_backend_group_\w+\.arn\}$/) },
    ],
  });
  expect(built.of("aws_lb_listener_rule")).toEqual([]);
  expect(built.one("aws_eip").depends_on).toEqual([expect.stringMatching(/^aws_lb_listener\.alb_http_/)]);
  expect([...built.problems, ...built.broken]).toEqual([]);
});

test("until somebody serves, the answer is 404", () => {
  expect(balancer().one("aws_lb_listener").default_action).toMatchObject([
    { type: "fixed-response", fixed_response: { status_code: "404" } },
  ]);
});

test("a second group of targets is refused", () => {
  const { problems } = balancer({}, (made) => {
    made.serve("backend", instances);
    made.serve("other", { ...instances, port: 9000 });
  });
  expect(problems).toEqual(['alb: must be served by one group of targets, got "backend" and "other"']);
});
