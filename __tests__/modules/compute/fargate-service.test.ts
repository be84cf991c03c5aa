import type { EcsClusterProps } from "../../../modules/compute/ecs-cluster";
import type { FargateService } from "../../../modules/compute/fargate-service";
import { build } from "../../support/build";
import { addService, type ServiceChanges, service as valid } from "./a-service";

const service = (changes?: ServiceChanges, shell?: EcsClusterProps["shell"]) =>
  build((stack) => void addService(stack, changes, shell));
const firstContainer = (changes?: ServiceChanges) =>
  JSON.parse(String(service(changes).one("aws_ecs_task_definition").container_definitions))[0];

test("the service stands in private subnets, behind its target group, and breaks no rule", () => {
  const built = service();
  expect(built.one("aws_ecs_service")).toMatchObject({
    name: "shop-test-api",
    launch_type: "FARGATE",
    platform_version: "LATEST",
    availability_zone_rebalancing: "ENABLED",
    network_configuration: {
      subnets: ["subnet-a", "subnet-b"],
      security_groups: ["sg-ecs"],
      assign_public_ip: false,
    },
    load_balancer: [{ container_name: "shop-test-api", container_port: 8000 }],
    health_check_grace_period_seconds: 60,
    propagate_tags: "SERVICE",
  });
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("a deployment keeps every task until its successor is well, and goes back by itself", () => {
  expect(service().one("aws_ecs_service")).toMatchObject({
    deployment_maximum_percent: 200,
    deployment_minimum_healthy_percent: 100,
    deployment_circuit_breaker: { enable: true, rollback: true },
    alarms: {
      alarm_names: [expect.stringMatching(/^\$\{aws_cloudwatch_metric_alarm\.api_deployment-errors_alarm_\w+\.alarm_name\}$/)],
      enable: true,
      rollback: true,
    },
  });
});

test("what ends a deployment are 5xx of the service's own target group, and nobody is woken", () => {
  const alarm = service().one("aws_cloudwatch_metric_alarm");
  expect(alarm).toMatchObject({
    alarm_name: "shop-test-api-deployment-5xx",
    namespace: "AWS/ApplicationELB",
    metric_name: "HTTPCode_Target_5XX_Count",
    dimensions: { TargetGroup: "targetgroup/shop-test-api/0123", LoadBalancer: "app/shop-test/4567" },
    period: 60,
    evaluation_periods: 2,
    treat_missing_data: "notBreaching",
  });
  expect(alarm).not.toHaveProperty("alarm_actions");
});

test("roles, log and listener are there before the service, which goes first", () => {
  expect(service().one("aws_ecs_service").depends_on).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.api_roles_execution_policy_/),
    expect.stringMatching(/^aws_iam_role_policy\.api_roles_task_policy_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.api_logs_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.listener_/),
  ]);
});

test("the number of tasks follows the processors' load between least and most, 120 seconds apart", () => {
  const built = service({ settings: { cpuUnits: 256, memoryMiB: 512, tasks: { least: 2, most: 6 } } });
  expect(built.one("aws_ecs_service")).toMatchObject({ desired_count: 2 });
  expect(built.one("aws_appautoscaling_target")).toMatchObject({
    resource_id: expect.stringMatching(/^service\/\$\{aws_ecs_cluster\.\w+\.name\}\/\$\{aws_ecs_service\.\w+\.name\}$/),
    min_capacity: 2,
    max_capacity: 6,
  });
  expect(built.one("aws_appautoscaling_policy").target_tracking_scaling_policy_configuration).toEqual({
    predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
    target_value: 70,
    scale_out_cooldown: 120,
    scale_in_cooldown: 120,
  });
});

test("CI's deployments are not undone: the template starts as a placeholder, the service keeps what runs", () => {
  expect(service().one("aws_ecs_service").lifecycle).toEqual({ ignore_changes: ["task_definition", "desired_count"] });
  const { image, command } = firstContainer();
  expect(image).toBe("public.ecr.aws/docker/library/node:22-alpine");
  expect(command[2]).toContain(".listen(8000)");
});

test("an image that Terraform deploys is taken as it is, and only the number of tasks is left alone", () => {
  const deployedBy = { image: "public.ecr.aws/nginx/nginx:1.29" };
  expect(service({ deployedBy }).one("aws_ecs_service").lifecycle).toEqual({ ignore_changes: ["desired_count"] });
  const { image, command } = firstContainer({ deployedBy });
  expect(image).toBe(deployedBy.image);
  expect(command).toBeUndefined();
});

test("the task is of Fargate's size and platform, and its old revisions stay for going back", () => {
  expect(service().one("aws_ecs_task_definition")).toMatchObject({
    family: "shop-test-api",
    requires_compatibilities: ["FARGATE"],
    network_mode: "awsvpc",
    cpu: "256",
    memory: "512",
    runtime_platform: { operating_system_family: "LINUX", cpu_architecture: "X86_64" },
    volume: [{ name: "tmp" }, { name: "app-next-cache" }],
    skip_destroy: true,
  });
});

test("the log is kept and encrypted under the name given", () => {
  expect(service().of("aws_cloudwatch_log_group")).toContainEqual(
    expect.objectContaining({ name: "/ecs/shop-test/api", retention_in_days: 30, kms_key_id: valid.home.keyArn }),
  );
});

test("nobody enters a container unless the cluster says so", () => {
  expect(service().one("aws_ecs_service").enable_execute_command).toBe(false);
  expect(service({}, "ecs-exec").one("aws_ecs_service").enable_execute_command).toBe(true);
});

test("callers learn the family that CI starts from", () => {
  let made: FargateService | undefined;
  build((stack) => {
    made = addService(stack);
  });
  expect(made?.familyName).toBe("shop-test-api");
});
