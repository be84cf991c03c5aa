import { catalogue } from "../../environments";
import type { FoundrySettings } from "../../systems/foundry-settings";
import { sum } from "../cost/formula";
import { type ListName, priceOf } from "../cost/prices/lists";
import { monthly } from "../cost/prices/price";
import { markdownTable } from "./markdown-table";
import { ENVIRONMENTS } from "./stack-table";

/** What the environments stand in. */
const REGION = "us-east-1";
/** An estimate, as in the formula of `aws_ecs_cluster`: as many of the cluster, of each service, of each family and of each task. */
const INSIGHTS_METRICS = 25;
/** Metrics that detailed monitoring of an instance sends. */
const DETAILED_METRICS = 7;
/** Disk of an instance besides its models'. */
const ROOT_GIB = 100;
/** A load balancer before web and api, another one before ai. */
const BALANCERS = { public: 1, all: 2 };
/** The proxy is billed by the database's processors: two in each class that is in use here, and two at least. */
const PROXY_VCPUS = 2;

type Choice = readonly [name: string, costs: (settings: FoundrySettings) => number];

/** What the three services cost on what they can run on, and what else a word of the settings adds. */
const CHOICES: readonly Choice[] = [
  ["services on App Runner, idle", (settings) => onRunner(settings, "idle")],
  ["services on App Runner, every instance at work all the time", (settings) => onRunner(settings, "busy")],
  ["services on Fargate: tasks", (settings) => sum(sizes(settings).map(taskCost))],
  ["services on Fargate: two load balancers, addresses of one, Container Insights", fargateAround],
  ['`gpu: "on-demand"`: instances of the first type and their disks', gpuInstances],
  ['`connections: "proxy"`: RDS Proxy', () => PROXY_VCPUS * each("databases", "vCPU of a proxied database")],
];

/** What each choice costs a month with the fewest instances, by the settings that are shipped, as a Markdown table. */
export function choiceTable(): string {
  const environments: Readonly<Record<string, FoundrySettings>> = catalogue.systems.foundry;
  return markdownTable([
    ["US dollars a month", ...ENVIRONMENTS],
    ...CHOICES.map(([choice, costs]) => [choice, ...ENVIRONMENTS.map((name) => costs(environments[name]).toFixed(2))]),
  ]);
}

interface Size {
  readonly count: number;
  readonly vcpu: number;
  readonly gib: number;
}

const sizes = ({ services: { web, api, ai } }: FoundrySettings): Size[] =>
  [web, api, ai].map(({ cpuUnits, memoryMiB, instances }) => ({
    count: instances.least,
    vcpu: cpuUnits / 1_024,
    gib: memoryMiB / 1_024,
  }));

/** US dollars of one a month. */
const each = (list: ListName, what: string) => monthly(priceOf(list, what, REGION));

const taskCost = ({ count, vcpu, gib }: Size) =>
  count * (vcpu * each("compute", "vCPU, x86") + gib * each("compute", "GiB, x86"));

function onRunner(settings: FoundrySettings, how: "idle" | "busy"): number {
  const vcpuMonth = how === "busy" ? each("compute", "vCPU at work") : 0;
  return sum(
    sizes(settings).map(({ count, vcpu, gib }) => count * (vcpu * vcpuMonth + gib * each("compute", "GiB that stands by"))),
  );
}

function fargateAround(settings: FoundrySettings): number {
  const zones = Object.keys(settings.network.zones).length;
  const running = sizes(settings);
  const measured = 1 + 2 * running.length + sum(running.map(({ count }) => count));
  return (
    BALANCERS.all * each("network", "application load balancer") +
    BALANCERS.public * zones * each("network", "public IPv4 address") +
    measured * INSIGHTS_METRICS * each("compute", "metric of Container Insights")
  );
}

/** One instance for each of the fewest tasks. */
function gpuInstances({ inference }: FoundrySettings): number {
  const disks = (ROOT_GIB + inference.modelCacheGiB) * each("compute", "GiB of a gp3 disk");
  const monitoring = DETAILED_METRICS * each("compute", "metric of detailed monitoring");
  return inference.tasks.least * (each("compute", inference.instanceTypes[0]) + disks + monitoring);
}
