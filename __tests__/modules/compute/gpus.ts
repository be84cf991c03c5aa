import type { TerraformStack } from "cdktf";
import { EcsCluster } from "../../../modules/compute/ecs-cluster";
import { GpuCapacity, type GpuCapacityProps } from "../../../modules/compute/gpu-capacity";
import type { InferenceSettings } from "../../../modules/compute/gpu-settings";
import { cluster, service } from "./a-service";

export const inference: InferenceSettings = {
  instanceTypes: ["g5.xlarge", "g6.xlarge"],
  cpuUnits: 3_072,
  memoryMiB: 14_336,
  gpus: 1,
  tasks: { least: 1, most: 3 },
  modelCacheGiB: 200,
  modelLoadSeconds: 300,
  requestsPerTaskPerMinute: 120,
};

export const home = { ...service.home, subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-gpu" };

/** A cluster and the instances for its tasks. */
export function addCapacity(stack: TerraformStack, changes: Partial<Omit<GpuCapacityProps, "cluster">> = {}) {
  const made = new EcsCluster(stack, "cluster", cluster);
  const capacity = new GpuCapacity(stack, "gpu", {
    name: "shop-test-gpu",
    cluster: made,
    settings: inference,
    purchase: "spot",
    home,
    user: "1000:1000",
    tags: { System: "shop", Environment: "test" },
    data: "disposable",
    ...changes,
  });
  return { cluster: made, capacity };
}
