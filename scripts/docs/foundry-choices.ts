import { catalogue } from "../../environments";
import type { FoundrySettings } from "../../systems/foundry-settings";
import { sum } from "./cost-item";
import { markdownTable } from "./markdown-table";
import { MONTH_HOURS, PRICES, priceOf } from "./prices";
import { ENVIRONMENTS } from "./stack-table";

/** As for portfolio, an estimate: as many of the cluster, of each service, of each family and of each task. */
const INSIGHTS_METRICS = 25;
/** Disk of an instance besides its models'. */
const ROOT_GIB = 100;
/** A load balancer before web and api, another one before ai. */
const BALANCERS = { public: 1, all: 2 };
/** The proxy is billed by the database's processors: two in each class that is in use here, and two at least. */
const PROXY_VCPUS = 2;

type Choice = readonly [name: string, monthly: (settings: FoundrySettings) => number];

/** What the three services cost on what they can run on, and what else a word of the settings adds. */
const CHOICES: readonly Choice[] = [
  ["services on App Runner, idle", (settings) => onRunner(settings, "idle")],
  ["services on App Runner, every instance at work all the time", (settings) => onRunner(settings, "busy")],
  ["services on Fargate: tasks", (settings) => sum(sizes(settings).map(taskCost))],
  ["services on Fargate: two load balancers, addresses of one, Container Insights", fargateAround],
  ['`gpu: "on-demand"`: instances of the first type and their disks', gpuInstances],
  ['`connections: "proxy"`: RDS Proxy', () => MONTH_HOURS * PRICES.proxyVcpuHour * PROXY_VCPUS],
];

/** What each choice costs a month with the fewest instances, by the settings that are shipped, as a Markdown table. */
export function choiceTable(): string {
  const environments: Readonly<Record<string, FoundrySettings>> = catalogue.systems.foundry;
  return markdownTable([
    ["US dollars a month", ...ENVIRONMENTS],
    ...CHOICES.map(([name, monthly]) => [name, ...ENVIRONMENTS.map((each) => monthly(environments[each]).toFixed(2))]),
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

const taskCost = ({ count, vcpu, gib }: Size) => MONTH_HOURS * count * (vcpu * PRICES.vcpuHour + gib * PRICES.gibHour);

function onRunner(settings: FoundrySettings, how: "idle" | "busy"): number {
  const vcpuHour = how === "busy" ? PRICES.runnerVcpuHour : 0;
  return MONTH_HOURS * sum(sizes(settings).map(({ count, vcpu, gib }) => count * (vcpu * vcpuHour + gib * PRICES.runnerGibHour)));
}

function fargateAround(settings: FoundrySettings): number {
  const zones = Object.keys(settings.network.zones).length;
  const running = sizes(settings);
  const measured = 1 + 2 * running.length + sum(running.map(({ count }) => count));
  return (
    MONTH_HOURS * (PRICES.loadBalancerHour * BALANCERS.all + PRICES.publicIpv4Hour * zones * BALANCERS.public) +
    PRICES.insightsMetricMonth * INSIGHTS_METRICS * measured
  );
}

/** One instance for each of the fewest tasks. */
function gpuInstances({ inference }: FoundrySettings): number {
  const hourly = priceOf(PRICES.gpuInstanceHour, inference.instanceTypes[0]);
  const disks = PRICES.diskGibMonth * (ROOT_GIB + inference.modelCacheGiB);
  return inference.tasks.least * (MONTH_HOURS * hourly + disks + PRICES.detailedMonitoringMonth);
}
