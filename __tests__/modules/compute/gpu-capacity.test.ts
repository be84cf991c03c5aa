import { type GpuCapacityProps, MODELS_FOLDER } from "../../../modules/compute/gpu-capacity";
import { build } from "../../support/build";
import { addCapacity, home } from "./gpus";

type Changes = Partial<Omit<GpuCapacityProps, "cluster">>;
const built = (changes: Changes = {}) => build((stack) => void addCapacity(stack, changes));
const group = (changes: Changes = {}) => built(changes).one("aws_autoscaling_group");
const template = () => built().one("aws_launch_template");

test("instances have two encrypted disks, the second one for models, and go with both", () => {
  const disk = (device_name: string, volume_size: number) => ({
    device_name,
    ebs: { volume_type: "gp3", volume_size, encrypted: "true", kms_key_id: home.keyArn, delete_on_termination: "true" },
  });
  expect(template().block_device_mappings).toEqual([disk("/dev/xvda", 100), disk("/dev/sdf", 200)]);
});

test("instances have no public address, no old metadata service and ECS's own image, and a newer one replaces nothing", () => {
  expect(template()).toMatchObject({
    instance_type: "g5.xlarge",
    image_id: expect.stringMatching(/^\$\{data\.aws_ssm_parameter\.gpu_image_\w+\.value\}$/),
    network_interfaces: [{ associate_public_ip_address: "false", security_groups: ["sg-gpu"] }],
    metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
    lifecycle: { create_before_destroy: true, ignore_changes: ["image_id"] },
  });
});

test.each([
  { purchase: "spot", onDemand: 0, rebalanced: true },
  { purchase: "on-demand", onDemand: 100, rebalanced: false },
] as const)("$purchase: $onDemand % of the instances are on demand, and others come before AWS takes one: $rebalanced", (row) => {
  const { purchase, onDemand, rebalanced } = row;
  expect(group({ purchase })).toMatchObject({
    mixed_instances_policy: {
      instances_distribution: {
        on_demand_base_capacity: 0,
        on_demand_percentage_above_base_capacity: onDemand,
        on_demand_allocation_strategy: "prioritized",
        spot_allocation_strategy: "price-capacity-optimized",
      },
      launch_template: { override: [{ instance_type: "g5.xlarge" }, { instance_type: "g6.xlarge" }] },
    },
    capacity_rebalance: rebalanced,
  });
});

test("ECS says how many there are: from none to twice the tasks, and none is ended that works", () => {
  const stack = built();
  expect(stack.one("aws_autoscaling_group")).toMatchObject({
    min_size: 0,
    max_size: 6,
    vpc_zone_identifier: ["subnet-a", "subnet-b"],
    protect_from_scale_in: true,
    lifecycle: { ignore_changes: ["desired_capacity"] },
  });
  expect(stack.one("aws_autoscaling_group")).not.toHaveProperty("desired_capacity");
  expect(stack.one("aws_ecs_capacity_provider")).toMatchObject({
    name: "shop-test-gpu",
    auto_scaling_group_provider: {
      auto_scaling_group_arn: expect.stringMatching(/^\$\{aws_autoscaling_group\.gpu_group_\w+\.arn\}$/),
      managed_termination_protection: "ENABLED",
      managed_draining: "ENABLED",
      managed_scaling: { status: "ENABLED", target_capacity: 100 },
    },
  });
});

test("the cluster knows the instances beside Fargate, which stays the default", () => {
  expect(built().one("aws_ecs_cluster_capacity_providers")).toMatchObject({
    capacity_providers: ["FARGATE", expect.stringMatching(/^\$\{aws_ecs_capacity_provider\.gpu_provider_\w+\.name\}$/)],
    default_capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }],
  });
});

test("the group carries the system's tags and ECS's own, which no plan takes away; the template the system's", () => {
  const tags = { System: "shop", Environment: "test", Name: "shop-test-gpu" };
  expect(group().tag).toEqual(
    Object.entries({ ...tags, AmazonECSManaged: "true" }).map(([key, value]) => ({ key, value, propagate_at_launch: true })),
  );
  expect(template().tag_specifications).toEqual(
    ["instance", "volume", "network-interface"].map((resource_type) => ({ resource_type, tags })),
  );
});

test("the first start is told the cluster, the disk and whose the models are", () => {
  let locals = "";
  build((stack) => {
    addCapacity(stack);
    locals = JSON.stringify((stack.toTerraform() as { locals: object }).locals);
  });
  expect(locals).toMatch(/readonly CLUSTER='\$\{aws_ecs_cluster\.cluster_\w+\.name\}'/);
  for (const line of ["MODELS_DEVICE='/dev/sdf'", `MODELS_FOLDER='${MODELS_FOLDER}'`, "OWNER='1000:1000'"]) {
    expect(locals).toContain(`readonly ${line}`);
  }
});

test("an instance may open sessions and belong to this cluster, and the group waits for that", () => {
  const stack = built();
  const { Statement } = JSON.parse(String(stack.one("aws_iam_role_policy").policy));
  expect(Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual([
    "SessionManager",
    "JoinCluster",
    "TellCluster",
    "FindEndpoint",
  ]);
  expect(stack.one("aws_autoscaling_group").depends_on).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.gpu_role_policy_/),
  ]);
});

test.each([
  { data: "disposable", forced: true },
  { data: "durable", forced: false },
] as const)("where data is $data, the group goes with its instances: $forced", ({ data, forced }) => {
  expect(group({ data }).force_delete).toBe(forced);
});

test("it breaks no rule, and a name that ECS keeps for itself is refused", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
  expect(built({ name: "ecs-gpu" }).problems).toEqual([
    'gpu: name must match ^(?!aws|ecs|fargate)[a-z][a-z0-9-]*$, got "ecs-gpu"',
  ]);
});
