import type { ServiceContainer } from "../../../modules/compute/container-definition";
import { GpuService } from "../../../modules/compute/gpu-service";
import { LogGroup } from "../../../modules/monitoring/log-group";
import { build } from "../../support/build";
import { service as valid } from "./a-service";
import { addCapacity, inference } from "./gpus";

const built = (container: Partial<ServiceContainer> = {}, settings = inference) =>
  build((stack) => {
    const { resource: listener } = new LogGroup(stack, "listener", { name: "/listener", days: 30, keyArn: valid.home.keyArn });
    const { cluster, capacity } = addCapacity(stack);
    new GpuService(stack, "ai", {
      name: "shop-test-ai",
      cluster,
      capacity,
      settings,
      container: { ...valid.container, writablePaths: ["/tmp"], ...container },
      statements: valid.statements,
      home: { ...valid.home, subnetIds: ["subnet-a", "subnet-b"] },
      traffic: {
        targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/shop-test-ai/0123",
        targetGroupSuffix: "targetgroup/shop-test-ai/0123",
        loadBalancerSuffix: "app/shop-test/4567",
        ready: [listener],
      },
    });
  });
const service = () => built().one("aws_ecs_service");
const task = () => built().one("aws_ecs_task_definition");

test("its tasks run on the instances with graphics processors and nowhere else, and spread over zones", () => {
  expect(service()).toMatchObject({
    capacity_provider_strategy: [
      { capacity_provider: expect.stringMatching(/^\$\{aws_ecs_capacity_provider\.gpu_provider_\w+\.name\}$/), weight: 1 },
    ],
    ordered_placement_strategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }],
    network_configuration: { subnets: ["subnet-a", "subnet-b"], security_groups: ["sg-ecs"], assign_public_ip: false },
  });
  expect(service()).not.toHaveProperty("launch_type");
  expect(task()).toMatchObject({ requires_compatibilities: ["EC2"], network_mode: "awsvpc", cpu: "3072", memory: "14336" });
});

test("a task has its processors, and the instance's models beside its own volumes", () => {
  const [container] = JSON.parse(String(task().container_definitions));
  expect(container.resourceRequirements).toEqual([{ type: "GPU", value: "1" }]);
  expect(container.command[2]).toContain(".listen(8000)");
  expect(task()).toMatchObject({
    volume: [{ name: "tmp" }, { name: "var-lib-models", host_path: "/var/lib/models" }],
    skip_destroy: true,
  });
});

test.each([
  { memoryMiB: 14_336, shared: 3_584 },
  { memoryMiB: 15_001, shared: 3_750 },
])("of $memoryMiB MiB a quarter, in whole MiB, may be memory that its processes share", ({ memoryMiB, shared }) => {
  const { container_definitions } = built({}, { ...inference, memoryMiB }).one("aws_ecs_task_definition");
  expect(JSON.parse(String(container_definitions))[0].linuxParameters.sharedMemorySize).toBe(shared);
});

test("a new task has time to load its model before the load balancer's opinion counts", () => {
  expect(service().health_check_grace_period_seconds).toBe(300);
});

test("a deployment keeps every task until its successor is well, goes back by itself, and CI's is not undone", () => {
  expect(service()).toMatchObject({
    deployment_maximum_percent: 200,
    deployment_minimum_healthy_percent: 100,
    deployment_circuit_breaker: { enable: true, rollback: true },
    alarms: {
      alarm_names: [expect.stringMatching(/^\$\{aws_cloudwatch_metric_alarm\.ai_deployment-errors_alarm_\w+\.alarm_name\}$/)],
      enable: true,
      rollback: true,
    },
    lifecycle: { ignore_changes: ["task_definition", "desired_count"] },
  });
});

test("it waits for its roles, its log, the cluster's knowledge of the instances, and the listener", () => {
  expect(service().depends_on).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.ai_roles_execution_policy_/),
    expect.stringMatching(/^aws_iam_role_policy\.ai_roles_task_policy_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.ai_logs_/),
    expect.stringMatching(/^aws_ecs_cluster_capacity_providers\.cluster_capacity_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.listener_/),
  ]);
});

test("the number of tasks follows the requests that each has to answer, and a new one loads its model first", () => {
  const stack = built();
  expect(stack.one("aws_appautoscaling_target")).toMatchObject({ min_capacity: 1, max_capacity: 3 });
  expect(stack.one("aws_appautoscaling_policy").target_tracking_scaling_policy_configuration).toEqual({
    predefined_metric_specification: {
      predefined_metric_type: "ALBRequestCountPerTarget",
      resource_label: "app/shop-test/4567/targetgroup/shop-test-ai/0123",
    },
    target_value: 120,
    scale_out_cooldown: 300,
    scale_in_cooldown: 600,
  });
});

test("it breaks no rule, and what would not run is refused", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
  expect(built({ user: "0:0" }).problems).toEqual([
    "ai: container.user must be a user's and a group's number, none of them 0, got \"0:0\"",
  ]);
  expect(built({ writablePaths: ["/tmp", "/var/lib/models"] }).problems).toEqual([
    "ai: container.writablePaths must not hold /var/lib/models, which is the instance's own",
  ]);
});
