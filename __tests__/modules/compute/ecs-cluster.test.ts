import { EcsCluster, type EcsClusterProps } from "../../../modules/compute/ecs-cluster";
import { build } from "../../support/build";
import { cluster as props } from "./a-service";

const cluster = (changes: Partial<EcsClusterProps> = {}) =>
  build((stack) => void new EcsCluster(stack, "cluster", { ...props, ...changes }));

test("tasks run on Fargate and nothing else", () => {
  expect(cluster().one("aws_ecs_cluster_capacity_providers")).toMatchObject({
    capacity_providers: ["FARGATE"],
    default_capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }],
  });
});

test("every container is measured, and the measurements are kept and encrypted", () => {
  const built = cluster();
  expect(built.one("aws_ecs_cluster").setting).toEqual([{ name: "containerInsights", value: "enhanced" }]);
  expect(built.of("aws_cloudwatch_log_group")).toContainEqual(
    expect.objectContaining({
      name: "/aws/ecs/containerinsights/shop-test/performance",
      retention_in_days: 30,
      kms_key_id: props.keyArn,
    }),
  );
  expect(built.broken).toEqual([]);
});

test.each(["none", "ecs-exec"] as const)("sessions are written to the encrypted log where the shell is %s", (shell) => {
  const built = cluster({ shell });
  expect(built.one("aws_ecs_cluster").configuration).toMatchObject({
    execute_command_configuration: {
      logging: "OVERRIDE",
      log_configuration: { cloud_watch_log_group_name: "/ecs/shop-test/cluster", cloud_watch_encryption_enabled: true },
    },
  });
  expect(built.of("aws_cloudwatch_log_group")).toContainEqual(
    expect.objectContaining({ name: "/ecs/shop-test/cluster", retention_in_days: 30, kms_key_id: props.keyArn }),
  );
});

test("the disks of tasks are encrypted with the key, by the ARN that ECS answers with", () => {
  expect(cluster().one("aws_ecs_cluster").configuration).toMatchObject({
    managed_storage_configuration: {
      fargate_ephemeral_storage_kms_key_id: props.keyArn,
    },
  });
});

test("the logs are there before what writes them", () => {
  expect(cluster().one("aws_ecs_cluster").depends_on).toEqual([
    expect.stringMatching(/^aws_cloudwatch_log_group\.cluster_logs_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.cluster_insights_/),
  ]);
});

test("tasks may run on what is added, too, and on Fargate where nothing is said", () => {
  const built = build((stack) => {
    const made = new EcsCluster(stack, "cluster", props);
    for (const name of ["shop-test-gpu", "shop-test-big"]) made.addCapacity(name);
  });
  expect(built.one("aws_ecs_cluster_capacity_providers")).toMatchObject({
    capacity_providers: ["FARGATE", "shop-test-gpu", "shop-test-big"],
    default_capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }],
  });
});

test("a name longer than ECS takes is refused", () => {
  const name = "c".repeat(256);
  expect(cluster({ name }).problems).toEqual([`cluster: name must be at most 255 characters, got 256 ("${name}")`]);
});
