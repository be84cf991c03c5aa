import { at, blocks } from "../../../modules/governance/rule";
import { UserError } from "../../terraform/user-error";
import { type Formula, part } from "../formula";
import { leastTasks } from "./least-tasks";
import { publicAddresses } from "./public-address";

/** What a task on Fargate has of disk without paying for it. */
const FREE_DISK_GIB = 20;

/** The fewest tasks on Fargate. Tasks on instances cost what their group costs. */
export const ecsService: Formula = (service, estate) => {
  const providers = blocks(service, "capacity_provider_strategy").map(({ values }) => String(values.capacity_provider));
  const spot = providers.includes("FARGATE_SPOT");
  if (service.values.launch_type !== "FARGATE" && !providers.some((each) => each.startsWith("FARGATE"))) return [];
  const [task] = estate.leads(service, "task_definition");
  if (!task) throw new UserError(`${service.address} in ${service.stack} must name a task definition to be counted.`);

  const { region } = service;
  const many = leastTasks(service, estate);
  const processor = at(task, "runtime_platform.cpu_architecture") === "ARM64" ? "ARM" : "x86";
  const diskGiB = Number(at(task, "ephemeral_storage.size_in_gib") ?? FREE_DISK_GIB);
  const note = spot ? "Spot: at most" : undefined;
  return [
    ...part("compute", `vCPU, ${processor}`, region, (many * Number(task.values.cpu)) / 1_024, note),
    ...part("compute", `GiB, ${processor}`, region, (many * Number(task.values.memory)) / 1_024, note),
    ...part("compute", "GiB of disk above 20", region, many * (diskGiB - FREE_DISK_GIB)),
    ...publicAddresses(region, at(service, "network_configuration.assign_public_ip") === true ? many : 0),
  ];
};
