import type { TerraformStack } from "cdktf";
import { LoadBalancer, type LoadBalancerProps } from "../../../modules/edge/load-balancer";
import type { TargetGroupProps } from "../../../modules/edge/target-group";
import { WebAcl } from "../../../modules/edge/web-acl";
import { AccessLogBucket } from "../../../modules/storage/access-log-bucket";
import { build } from "../../support/build";
import { accountId, keyArn } from "../governance/sound";

const place: LoadBalancerProps["place"] = {
  vpcId: "vpc-1",
  subnetIds: ["subnet-a", "subnet-b"],
  securityGroupId: "sg-1",
  addresses: "dual-stack",
};
function add(stack: TerraformStack, changes: Partial<LoadBalancerProps> = {}): LoadBalancer {
  const bucket = new AccessLogBucket(stack, "logs", { name: "shop-test-logs", accountId, days: 30, data: "durable" });
  return new LoadBalancer(stack, "alb", {
    name: "shop-test",
    place,
    certificateArn: "arn:aws:acm:us-east-1:111111111111:certificate/test",
    accessLogs: { bucket, accountId, region: "us-east-1" },
    data: "durable",
    ...changes,
  });
}
const balancer = (changes?: Partial<LoadBalancerProps>, use: (made: LoadBalancer) => void = () => {}) =>
  build((stack) => use(add(stack, changes)));

const targets = (port: number, route: TargetGroupProps["route"]) => ({
  name: `shop-test-web`,
  port,
  health: { path: "/", intervalSeconds: 30, timeoutSeconds: 5, healthyAfter: 2, unhealthyAfter: 3 },
  drainSeconds: 30,
  route,
});
const listenerOn = (port: number, built = balancer()) => built.of("aws_lb_listener").find((each) => each.port === port);

test("it faces the internet in every subnet given, drops malformed headers and smuggled requests, and cannot be deleted", () => {
  const built = balancer();
  expect(built.one("aws_lb")).toMatchObject({
    name: "shop-test",
    load_balancer_type: "application",
    internal: false,
    subnets: ["subnet-a", "subnet-b"],
    security_groups: ["sg-1"],
    drop_invalid_header_fields: true,
    desync_mitigation_mode: "defensive",
    xff_header_processing_mode: "append",
    enable_http2: true,
    enable_deletion_protection: true,
  });
  expect(built.problems).toEqual([]);
  expect(built.broken).toEqual([]);
});

test.each([
  ["dual-stack", "dualstack"],
  ["ipv4", "ipv4"],
] as const)("with %s addresses it answers by %s", (addresses, type) => {
  expect(balancer({ place: { ...place, addresses } }).one("aws_lb").ip_address_type).toBe(type);
});

test("where data is disposable it can be deleted", () => {
  expect(balancer({ data: "disposable" }).one("aws_lb").enable_deletion_protection).toBe(false);
});

test("HTTP only tells the way to HTTPS", () => {
  expect(listenerOn(80)).toMatchObject({
    protocol: "HTTP",
    default_action: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } }],
  });
});

test("HTTPS takes TLS 1.2 with forward secrecy or 1.3, and answers 404 until somebody serves", () => {
  expect(listenerOn(443)).toMatchObject({
    protocol: "HTTPS",
    ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    certificate_arn: "arn:aws:acm:us-east-1:111111111111:certificate/test",
    default_action: [{ type: "fixed-response", fixed_response: { status_code: "404" } }],
  });
});

test("access logs go to the bucket's folder, which admits them before the load balancer is made", () => {
  const built = balancer();
  const { access_logs: logs, depends_on: waits } = built.one("aws_lb");
  expect(logs).toMatchObject({ prefix: "load-balancer", enabled: true });
  expect(waits).toEqual([expect.stringMatching(/^aws_s3_bucket_policy\.logs_policy_/)]);
  const { Statement: statements } = JSON.parse(String(built.one("aws_s3_bucket_policy").policy));
  expect(statements.map(({ Sid }: { Sid: string }) => Sid)).toContain("LoadBalancerLogs");
});

test("paths go to their targets, everything else to the others", () => {
  const built = balancer({}, (made) => {
    made.serve("frontend", targets(3000, "everything-else"));
    made.serve("backend", targets(8000, { paths: ["/api/*"], priority: 10 }));
  });
  const group = (role: string) =>
    expect.stringMatching(new RegExp(`^\\$\\{aws_lb_target_group\\.alb_${role}_group_\\w+\\.arn\\}$`));
  expect(listenerOn(443, built)?.default_action).toEqual([{ type: "forward", target_group_arn: group("frontend") }]);
  expect(built.one("aws_lb_listener_rule")).toMatchObject({
    listener_arn: expect.stringMatching(/^\$\{aws_lb_listener\.alb_https_\w+\.arn\}$/),
    priority: 10,
    condition: [{ path_pattern: { values: ["/api/*"] } }],
    action: [{ type: "forward", target_group_arn: group("backend") }],
  });
  expect([...built.problems, ...built.broken]).toEqual([]);
});

test("two that ask for the same requests are refused", () => {
  const { problems } = balancer({}, (made) => {
    made.serve("a", targets(3000, "everything-else"));
    made.serve("b", targets(3001, "everything-else"));
    made.serve("c", targets(3002, { paths: ["/c/*"], priority: 1 }));
    made.serve("d", targets(3003, { paths: ["/d/*"], priority: 1 }));
  });
  expect(problems).toEqual([
    'alb: must serve each order once, but everything-else is asked for again by "b"',
    'alb: must serve each order once, but priority 1 is asked for again by "d"',
  ]);
});

test("a regional web ACL can be put before it", () => {
  const built = build((stack) => {
    const acl = new WebAcl(stack, "waf", {
      name: "shop-test",
      scope: "REGIONAL",
      requestsPer5Minutes: 2_000,
      keyArn,
      logDays: 30,
    });
    acl.guard("alb", add(stack).arn);
  });
  expect(built.one("aws_wafv2_web_acl_association").resource_arn).toMatch(/^\$\{aws_lb\.alb_load-balancer_\w+\.arn\}$/);
  expect([...built.problems, ...built.broken]).toEqual([]);
});

test.each(["a".repeat(33), "internal-shop", "shop-"])("the name %s, which AWS refuses, is refused", (name) => {
  expect(balancer({ name }).problems).toHaveLength(1);
});

test("a single subnet is refused", () => {
  expect(balancer({ place: { ...place, subnetIds: ["subnet-a"] } }).problems).toEqual([
    "alb: place.subnetIds must name two subnets or more, got 1",
  ]);
});
