import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { InstanceTargets, type ServedInstances } from "../../../modules/edge/instance-targets";
import { build } from "../../support/build";
import { instances, waitFor } from "./served-instances";

const targets = (changes: Partial<ServedInstances> = {}, use: (made: InstanceTargets) => void = () => {}) =>
  build((stack) => {
    const askedBy = new LbListener(stack, "http", { loadBalancerArn: "arn", port: 80, defaultAction: [{ type: "forward" }] });
    use(new InstanceTargets(stack, "web", { ...instances, ...changes, vpcId: "vpc-1", askedBy }));
  });

test("targets are instances, asked for their health by HTTP and let go without breaking requests", () => {
  const built = targets();
  expect(built.one("aws_lb_target_group")).toMatchObject({
    name: "a-shop-with-stage-staging-8000",
    vpc_id: "vpc-1",
    target_type: "instance",
    protocol: "HTTP",
    port: 8000,
    deregistration_delay: "300",
    health_check: {
      path: "/api/v1/health",
      matcher: "200",
      interval: 30,
      timeout: 5,
      healthy_threshold: 2,
      unhealthy_threshold: 3,
    },
    lifecycle: { create_before_destroy: true },
  });
  expect([...built.problems, ...built.brokenBesides("listenerLeadsToHttps", "listenerSpeaksTls")]).toEqual([]);
});

test.each([
  [{ cookieSeconds: 86_400 }, { enabled: true, type: "lb_cookie", cookie_duration: 86_400 }],
  ["none" as const, { enabled: false, type: "lb_cookie" }],
])("stickiness %j is written out", (stickiness, written) => {
  expect(targets({ stickiness }).one("aws_lb_target_group").stickiness).toEqual(written);
});

test("who must wait until requests arrive waits for what sends them", () => {
  expect(targets({}, waitFor).one("aws_eip").depends_on).toEqual(["aws_lb_listener.http"]);
});

test("all that AWS would refuse is told at once", () => {
  const changes = { name: "a".repeat(28), drainSeconds: 3_601, stickiness: { cookieSeconds: 604_801 } };
  expect(targets({ ...changes, health: { ...instances.health, timeoutSeconds: 30 } }).problems).toEqual([
    `web: name with port must be at most 32 characters, got 33 ("${"a".repeat(28)}-8000")`,
    "web: drainSeconds must be from 0 to 3600, got 3601",
    "web: health.timeoutSeconds must be from 2 to 120 and less than intervalSeconds, got 30",
    "web: stickiness.cookieSeconds must be from 1 to 604800, got 604801",
  ]);
  expect(targets({ stickiness: { cookieSeconds: 0 } }).problems).toEqual([
    "web: stickiness.cookieSeconds must be from 1 to 604800, got 0",
  ]);
});
