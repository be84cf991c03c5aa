import { OriginLoadBalancer, type OriginLoadBalancerProps } from "../../../modules/edge/origin-load-balancer";
import { build } from "../../support/build";
import { balancerBasics, instances, place, waitFor } from "./served-instances";

const balancer = (changes: Partial<OriginLoadBalancerProps> = {}, use: (made: OriginLoadBalancer) => void = () => {}) =>
  build((stack) => use(new OriginLoadBalancer(stack, "alb", { ...balancerBasics(stack), idleTimeoutSeconds: 600, ...changes })));

test("it faces the internet by IPv4, keeps idle connections, drops malformed headers and smuggled requests, and cannot be deleted", () => {
  const built = balancer();
  expect(built.one("aws_lb")).toMatchObject({
    name: "a-shop-with-stage-staging",
    load_balancer_type: "application",
    internal: false,
    ip_address_type: "ipv4",
    subnets: ["subnet-a", "subnet-b"],
    security_groups: ["sg-1"],
    idle_timeout: 600,
    drop_invalid_header_fields: true,
    desync_mitigation_mode: "defensive",
    enable_deletion_protection: true,
    access_logs: { prefix: "load-balancer", enabled: true },
    depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\.logs_policy_/)],
  });
  expect([...built.problems, ...built.broken]).toEqual([]);
});

test("where data is disposable it can be deleted", () => {
  expect(balancer({ data: "disposable" }).one("aws_lb").enable_deletion_protection).toBe(false);
});

test("who does not send the header is answered 403, on the only port there is", () => {
  expect(balancer().one("aws_lb_listener")).toMatchObject({
    port: 80,
    protocol: "HTTP",
    default_action: [{ type: "fixed-response", fixed_response: { content_type: "text/plain", status_code: "403" } }],
  });
});

test("who sends it is answered by the targets, and later applies leave the accepted values alone", () => {
  const built = balancer({}, (made) => void made.serve("backend", instances));
  expect(built.one("aws_lb_listener_rule")).toMatchObject({
    listener_arn: expect.stringMatching(/^\$\{aws_lb_listener\.alb_http_\w+\.arn\}$/),
    condition: [{ http_header: { http_header_name: "X-Origin-Verify", values: ["not-rotated-yet"] } }],
    action: [
      { type: "forward", target_group_arn: expect.stringMatching(/^\$\{aws_lb_target_group\.alb_backend_group_\w+\.arn\}$/) },
    ],
    lifecycle: { ignore_changes: ["condition"] },
  });
  expect(built.one("aws_lb_target_group")).toMatchObject({ name: "a-shop-with-stage-staging-8000", vpc_id: "vpc-1" });
  expect([...built.problems, ...built.broken]).toEqual([]);
});

test("until somebody serves, the header is answered 404", () => {
  expect(balancer().one("aws_lb_listener_rule").action).toMatchObject([
    { type: "fixed-response", fixed_response: { status_code: "404" } },
  ]);
});

test("targets are ready when the rule sends them requests", () => {
  const built = balancer({}, (made) => waitFor(made.serve("backend", instances)));
  expect(built.one("aws_eip").depends_on).toEqual([expect.stringMatching(/^aws_lb_listener_rule\.alb_rule_/)]);
});

test("a second group of targets is refused", () => {
  const { problems } = balancer({}, (made) => {
    made.serve("backend", instances);
    made.serve("other", { ...instances, port: 9000 });
  });
  expect(problems).toEqual(['alb: must be served by one group of targets, got "backend" and "other"']);
});

test.each([0, 4_001])("an idle timeout of %d s is refused, with all else that AWS would refuse", (idleTimeoutSeconds) => {
  expect(balancer({ idleTimeoutSeconds, name: "shop-", place: { ...place, subnetIds: ["subnet-a"] } }).problems).toEqual([
    'alb: name must match ^(?!internal-)[a-z]([a-z0-9-]*[a-z0-9])?$, got "shop-"',
    "alb: place.subnetIds must name two subnets or more, got 1",
    `alb: idleTimeoutSeconds must be from 1 to 4000, got ${idleTimeoutSeconds}`,
  ]);
});
