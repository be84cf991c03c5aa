import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { applicationStart } from "../../../modules/compute/application-start";
import { InstanceGroup, type InstanceGroupProps } from "../../../modules/compute/instance-group";
import { build } from "../../support/build";

const keyArn = "arn:aws:kms:ap-southeast-2:111111111111:key/k";
const props: Omit<InstanceGroupProps, "targets"> = {
  name: "shop-test-backend",
  settings: { type: "t3.small", instances: { least: 1, most: 3 } },
  userData: applicationStart({
    region: "ap-southeast-2",
    bucketName: "shop-test-releases",
    logGroupName: "/shop/test/backend",
    module: "app.main:app",
    port: 8_000,
    healthPath: "/health",
    environment: {},
  }),
  statements: [{ Sid: "Invoke", Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "arn:model" }],
  home: {
    accountId: "111111111111",
    region: "ap-southeast-2",
    keyArn,
    subnetIds: ["subnet-a", "subnet-b"],
    securityGroupId: "sg-backend",
    logGroupName: "/shop/test/backend",
    logDays: 30,
  },
  tags: { System: "shop", Environment: "test" },
};
const built = (changes: Partial<InstanceGroupProps> = {}) =>
  build((stack) => {
    const ready = new LbListener(stack, "listener", { loadBalancerArn: "arn:lb", defaultAction: [{ type: "forward" }] });
    new InstanceGroup(stack, "instances", { ...props, targets: { arn: "arn:targets", ready }, ...changes });
  });
const template = () => built().one("aws_launch_template");
const group = (changes: Partial<InstanceGroupProps> = {}) => built(changes).one("aws_autoscaling_group");

test("instances have one group, no public address, no key pair, and run in the subnets given", () => {
  expect(template()).toMatchObject({
    instance_type: "t3.small",
    network_interfaces: [{ associate_public_ip_address: "false", security_groups: ["sg-backend"] }],
  });
  expect(template()).not.toHaveProperty("key_name");
  expect(group().vpc_zone_identifier).toEqual(["subnet-a", "subnet-b"]);
});

test("the root disk is encrypted and goes with its instance; metadata needs a token and one hop", () => {
  expect(template()).toMatchObject({
    block_device_mappings: [
      {
        device_name: "/dev/sda1",
        ebs: { volume_type: "gp3", volume_size: 20, encrypted: "true", kms_key_id: keyArn, delete_on_termination: "true" },
      },
    ],
    metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
    monitoring: { enabled: true },
    ebs_optimized: "true",
  });
});

test("the newest Ubuntu of Canonical is taken once, and a newer one replaces nothing", () => {
  expect(template()).toMatchObject({
    image_id: expect.stringMatching(/^\$\{data\.aws_ami\.instances_image_\w+\.id\}$/),
    lifecycle: { ignore_changes: ["image_id"], create_before_destroy: true },
  });
});

test("what the template makes carries the system's tags, which the provider's own do not reach", () => {
  const tags = { System: "shop", Environment: "test", Name: "shop-test-backend" };
  expect(template().tag_specifications).toEqual(
    ["instance", "volume", "network-interface"].map((resource_type) => ({ resource_type, tags })),
  );
  expect(group().tag).toEqual(Object.entries(tags).map(([key, value]) => ({ key, value, propagate_at_launch: true })));
});

test("the load balancer says whether an instance works, and a first apply waits for it", () => {
  expect(group()).toMatchObject({
    target_group_arns: ["arn:targets"],
    health_check_type: "ELB",
    min_elb_capacity: 1,
    wait_for_capacity_timeout: "15m",
    depends_on: expect.arrayContaining([
      "aws_lb_listener.listener",
      expect.stringMatching(/^aws_iam_role_policy\.instances_role_policy_\w+$/),
      expect.stringMatching(/^aws_cloudwatch_log_group\.instances_logs_group_\w+$/),
    ]),
  });
});

test("every change of the template replaces the instances, the new one first, which counts only after its grace period", () => {
  const made = group();
  expect(made).toMatchObject({
    launch_template: {
      id: expect.stringMatching(/^\$\{aws_launch_template\.instances_template_\w+\.id\}$/),
      version: expect.stringMatching(/^\$\{aws_launch_template\.instances_template_\w+\.latest_version\}$/),
    },
    instance_maintenance_policy: { min_healthy_percentage: 100, max_healthy_percentage: 200 },
    instance_refresh: {
      strategy: "Rolling",
      preferences: { min_healthy_percentage: 100, max_healthy_percentage: 200, auto_rollback: false },
    },
  });
  expect(Number(made.default_instance_warmup)).toBeGreaterThanOrEqual(Number(made.health_check_grace_period) + 60);
});

test.each([
  { least: 1, most: 1, policies: 0 },
  { least: 1, most: 3, policies: 1 },
])("from $least to $most instances there are $policies policies that scale, and Terraform says no number", (row) => {
  const { least, most, policies } = row;
  const stack = built({ settings: { type: "t3.small", instances: { least, most } } });
  expect(stack.of("aws_autoscaling_policy")).toHaveLength(policies);
  expect(stack.one("aws_autoscaling_group")).toMatchObject({ min_size: least, max_size: most });
  expect(stack.one("aws_autoscaling_group")).not.toHaveProperty("desired_capacity");
});

test("the group counts what its alarm looks at, every minute", () => {
  expect(group().enabled_metrics).toContain("GroupInServiceInstances");
});

test("the number of instances follows their processors' load", () => {
  expect(built().one("aws_autoscaling_policy")).toMatchObject({
    policy_type: "TargetTrackingScaling",
    target_tracking_configuration: {
      predefined_metric_specification: { predefined_metric_type: "ASGAverageCPUUtilization" },
      target_value: 60,
    },
  });
});

test("an instance may open sessions, write its own log, and what it was given", () => {
  const { Statement } = JSON.parse(String(built().one("aws_iam_role_policy").policy));
  expect(Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(["SessionManager", "OwnLogs", "Invoke"]);
  expect(Statement[1].Resource).toBe("arn:aws:logs:ap-southeast-2:111111111111:log-group:/shop/test/backend:*");
});

test("it breaks no rule, and its log is kept", () => {
  expect(built().brokenBesides("listenerLeadsToHttps", "listenerSpeaksTls")).toEqual([]);
  expect(built().problems).toEqual([]);
  expect(built().one("aws_cloudwatch_log_group")).toMatchObject({ name: "/shop/test/backend", retention_in_days: 30 });
});

test("a group without a subnet stands nowhere", () => {
  expect(built({ home: { ...props.home, subnetIds: [] } }).problems).toEqual([
    "instances: subnetIds must name one subnet or more, got 0",
  ]);
});
