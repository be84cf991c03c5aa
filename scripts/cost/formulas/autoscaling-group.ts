import { at, blocks } from "../../../modules/governance/rule";
import { type Estate, type Placed, valuesAt } from "../../docs/estate";
import { UserError } from "../../terraform/user-error";
import { type Formula, sum } from "../formula";
import { leastTasks } from "./least-tasks";
import { disksAt, machines } from "./machine";

const TEMPLATE = ["launch_template", "mixed_instances_policy.launch_template.launch_template_specification"];
const OVERRIDE = "mixed_instances_policy.launch_template.override";
const ON_DEMAND_SHARE = "mixed_instances_policy.instances_distribution.on_demand_percentage_above_base_capacity";

/** The fewest instances of a group, as its launch template has them; of several types, the first. Spot is marked, and costs less. */
export const autoscalingGroup: Formula = (group, estate) => {
  const template = TEMPLATE.flatMap((path) => estate.leads(group, path)).find(({ type }) => type === "aws_launch_template");
  if (!template) throw new UserError(`${group.address} in ${group.stack} must name a launch template to be counted.`);
  const [override] = blocks(group, OVERRIDE);
  const spot = at(group, ON_DEMAND_SHARE) === 0;
  return machines({
    region: group.region,
    type: String(override?.values.instance_type ?? template.values.instance_type),
    many: fewest(group, estate),
    disks: blocks(template, "block_device_mappings").flatMap((mapping) => disksAt({ ...template, ...mapping }, "ebs")),
    monitored: at(template, "monitoring.enabled") === true,
    publicAddress: valuesAt(template, "network_interfaces.associate_public_ip_address").some((each) => String(each) === "true"),
    note: spot ? "Spot: at most" : undefined,
  });
};

/** Where ECS says how many there are, one for each of the fewest tasks. */
function fewest(group: Placed, estate: Estate): number {
  const providers = estate.referring(group, /^aws_ecs_capacity_provider$/);
  const services = providers.flatMap((provider) => estate.referring(provider, /^aws_ecs_service$/));
  return Math.max(Number(group.values.min_size), sum(services.map((service) => leastTasks(service, estate))));
}
