import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readStacks } from "../terraform/stacks";
import { markdownTable } from "./markdown-table";
import { MONTH_HOURS, PRICES, priceOf } from "./prices";
import { ENVIRONMENTS } from "./stack-table";

/** A synthesized resource and its address in its stack. */
type Resource = Readonly<Record<string, unknown>> & { readonly address: string };
/** The resources of one type in an environment. */
type Environment = (type: string) => Resource[];

interface Item {
  readonly name: string;
  /** What the source document says of dev. */
  readonly document: string;
  readonly monthly: (of: Environment) => number;
}

/** An estimate: as many of the cluster, of each service, of each family and of each task. */
const INSIGHTS_METRICS = 25;

const ITEMS: readonly Item[] = [
  {
    name: `NAT gateways, $${PRICES.natGatewayHour} an hour each`,
    document: "65",
    monthly: (of) => MONTH_HOURS * PRICES.natGatewayHour * of("aws_nat_gateway").length,
  },
  {
    name: `public IPv4 addresses of NAT gateways and load balancer, $${PRICES.publicIpv4Hour} an hour each`,
    document: "–",
    monthly: (of) => {
      const ofBalancers = sum(of("aws_lb").map(({ subnets }) => (subnets as unknown[]).length));
      return MONTH_HOURS * PRICES.publicIpv4Hour * (of("aws_eip").length + ofBalancers);
    },
  },
  {
    name: `load balancer, $${PRICES.loadBalancerHour} an hour`,
    document: "16",
    monthly: (of) => MONTH_HOURS * PRICES.loadBalancerHour * of("aws_lb").length,
  },
  {
    name: `tasks that always run, $${PRICES.vcpuHour} a vCPU and $${PRICES.gibHour} a GiB an hour`,
    document: "10–20",
    monthly: (of) =>
      MONTH_HOURS * sum(tasks(of).map(({ count, vcpu, gib }) => count * (vcpu * PRICES.vcpuHour + gib * PRICES.gibHour))),
  },
  { name: "PostgreSQL: instance, standby, replicas and their disks", document: "12", monthly: databases },
  {
    name: "Redis: its nodes",
    document: "12",
    monthly: (of) =>
      sum(
        of("aws_elasticache_replication_group").map(
          ({ node_type: size, num_cache_clusters: nodes }) =>
            MONTH_HOURS * Number(nodes) * priceOf(PRICES.cacheNodeHour, String(size)),
        ),
      ),
  },
  {
    name: `web ACLs, $${PRICES.webAclMonth} each and $${PRICES.webAclRuleMonth} a rule`,
    document: "–",
    monthly: (of) =>
      sum(of("aws_wafv2_web_acl").map(({ rule }) => PRICES.webAclMonth + PRICES.webAclRuleMonth * (rule as unknown[]).length)),
  },
  { name: "keys $1, secrets $0.40 and alarms $0.10 each, dashboard $3", document: "–", monthly: keepsAndWatches },
  {
    name: `Container Insights, $${PRICES.insightsMetricMonth} a metric (an estimate)`,
    document: "–",
    monthly: (of) => {
      const running = tasks(of);
      const measured = 1 + 2 * running.length + sum(running.map(({ count }) => count));
      return PRICES.insightsMetricMonth * INSIGHTS_METRICS * measured;
    },
  },
];

/**
 * What a system of containers costs a month while nobody asks for anything, as a Markdown table. A sum is that of the
 * figures above it. `documentTotal` is what the source document adds up to.
 */
export function costTable(outdir: string, system: string, documentTotal: string): string {
  const environments = ENVIRONMENTS.map((environment) => environmentOf(outdir, `${system}-${environment}-`));
  const cents = ITEMS.map(({ monthly }) => environments.map((of) => Math.round(monthly(of) * 100)));
  const dollars = (amount: number) => (amount === 0 ? "–" : (amount / 100).toFixed(2));
  return markdownTable([
    ["US dollars a month", "document, dev", ...ENVIRONMENTS],
    ...ITEMS.map(({ name, document }, row) => [name, document, ...cents[row].map(dollars)]),
    ["**sum**", `**${documentTotal}**`, ...environments.map((_, at) => `**${dollars(sum(cents.map((row) => row[at])))}**`)],
  ]);
}

function databases(of: Environment): number {
  const instances = of("aws_db_instance");
  // The disk of a replica is as large as that of its source, which it names.
  const disk = ({ allocated_storage: own, replicate_source_db: source }: Resource) =>
    Number(own ?? instances.find(({ address }) => String(source).includes(`.${address}.`))?.allocated_storage);
  return sum(
    instances.map((instance) => {
      const hours = MONTH_HOURS * priceOf(PRICES.databaseHour, String(instance.instance_class));
      return (instance.multi_az ? 2 : 1) * (hours + PRICES.databaseGibMonth * disk(instance));
    }),
  );
}

/** The fewest tasks of each service, by the family that it starts with. */
function tasks(of: Environment): { count: number; vcpu: number; gib: number }[] {
  const services = of("aws_ecs_service");
  return of("aws_ecs_task_definition").map(({ family, cpu, memory }) => ({
    count: Number(services.find(({ name }) => name === family)?.desired_count),
    vcpu: Number(cpu) / 1_024,
    gib: Number(memory) / 1_024,
  }));
}

function keepsAndWatches(of: Environment): number {
  const madeByRds = of("aws_db_instance").filter(({ manage_master_user_password: managed }) => managed).length;
  return (
    PRICES.keyMonth * of("aws_kms_key").length +
    PRICES.secretMonth * (of("aws_secretsmanager_secret").length + madeByRds) +
    // Each policy of autoscaling makes two of its own.
    PRICES.alarmMonth * (of("aws_cloudwatch_metric_alarm").length + 2 * of("aws_appautoscaling_policy").length) +
    PRICES.dashboardMonth * of("aws_cloudwatch_dashboard").length
  );
}

function environmentOf(outdir: string, prefix: string): Environment {
  const stacks = readStacks(outdir, prefix).map(({ folder }) => JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")));
  return (type) =>
    stacks.flatMap(({ resource }) =>
      Object.entries<Record<string, unknown>>(resource?.[type] ?? {}).map(([address, attributes]) => ({
        ...attributes,
        address,
      })),
    );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
