import type { Resource } from "../../modules/governance/rule";
import type { ThreeTierSettings } from "../../modules/networking/three-tier-settings";
import { readStacks } from "../../scripts/terraform/stacks";
import { alone } from "../support/changed";
import { differences } from "../support/differences";
import { onDemand } from "../support/foundry-variants";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

type Values = Resource["values"];
type Change = (network: ThreeTierSettings) => void;
/** Foundry alone, as shipped or with everything as tasks, with its network as shipped or changed. */
const withNetwork = (runtime: string, environment: string, change: Change = () => {}) =>
  synthesizeAll(
    alone("foundry", {
      [environment]: (settings) => {
        if (runtime === "tasks") onDemand(settings);
        change(settings.network);
      },
    }),
  );

const blocks = { publicCidr: "10.0.2.0/24", appCidr: "10.0.64.0/20", dataCidr: "10.0.50.0/24" };
const tiers = ["app", "data", "public"];
const subnets = tiers.map((tier) => `${tier}_subnet_ids`);

/** Lists of subnets and route tables: what else stands in each zone. */
const everywhere = [
  "aws_db_subnet_group.subnet_ids",
  "aws_lambda_function.vpc_config",
  "aws_network_acl.subnet_ids",
  "aws_vpc_endpoint.route_table_ids",
];
const standing: Record<string, string[]> = {
  "App Runner": ["aws_apprunner_vpc_connector.subnets"],
  tasks: [
    "aws_autoscaling_group.vpc_zone_identifier",
    "aws_db_proxy.vpc_subnet_ids",
    "aws_ecs_service.network_configuration",
    "aws_lb.subnets",
  ],
};

/** Another list of subnets would replace these. Source: the AWS provider, `ForceNew`. */
const UNMOVED: Record<string, string> = { aws_apprunner_vpc_connector: "subnets", aws_db_proxy: "vpc_subnet_ids" };
const resourcesOf = (outdir: string) => readStacks(outdir, "foundry-").flatMap(({ name }) => resourcesIn(outdir, name));

/** Every list of subnets or route tables of a resource. */
function placesOf(values: Values = {}): unknown[][] {
  const { subnet_ids, route_table_ids, subnets, vpc_subnet_ids, vpc_zone_identifier } = values;
  const within = [values.vpc_config, values.network_configuration].map((block) => block as Values | undefined);
  const lists = [subnet_ids, route_table_ids, subnets, vpc_subnet_ids, vpc_zone_identifier];
  return [...lists, ...within.map((block) => block?.subnet_ids ?? block?.subnets)].filter((list) => Array.isArray(list));
}

describe.each([
  { runtime: "App Runner", environment: "dev", natZone: "us-east-1a", nats: 1 },
  { runtime: "App Runner", environment: "dev", natZone: "us-east-1c", nats: 2 },
  { runtime: "App Runner", environment: "prod", natZone: "us-east-1c", nats: 3 },
  { runtime: "tasks", environment: "dev", natZone: "us-east-1a", nats: 1 },
  { runtime: "tasks", environment: "prod", natZone: "us-east-1c", nats: 3 },
])("a third zone of foundry $environment on $runtime, going out through $natZone,", (zone) => {
  const { runtime, environment, natZone, nats } = zone;
  const prefix = `foundry-${environment}`;
  const outdir = withNetwork(runtime, environment, ({ zones }) => {
    zones["us-east-1c"] = { ...blocks, natZone };
  });
  const found = differences(withNetwork(runtime, environment), outdir);
  const ownWayOut = natZone === "us-east-1c";

  test("changes nothing that stands, except that lists of subnets and route tables grow, and the dashboard with them", () => {
    const doors = environment === "prod" ? ["aws_vpc_endpoint.subnet_ids"] : [];
    const shown = ownWayOut ? ["aws_cloudwatch_dashboard.dashboard_body"] : [];
    expect(found.changed).toEqual([...everywhere, ...standing[runtime], ...doors, ...shown].sort());
    for (const [key, { values }] of found.before) {
      const now = placesOf(found.after.get(key)?.values);
      for (const [index, places] of placesOf(values).entries()) {
        const others = now[index].filter((place) => !String(place).includes("us-east-1c"));
        expect([key, others]).toEqual([key, places]);
      }
    }
  });

  test("replaces nothing: what AWS cannot move stays in the zones that it was made in", () => {
    const unmoved = resourcesOf(outdir).filter(({ type }) => type in UNMOVED);
    expect(unmoved.length).toBeGreaterThan(0);
    for (const { type, values } of unmoved) expect(values.lifecycle).toEqual({ ignore_changes: [UNMOVED[type]] });
  });

  test("adds to the network, and alarms where it has a NAT gateway of its own", () => {
    expect(found.growing).toEqual([`${prefix}-network`, ...(ownWayOut ? [`${prefix}-watching`] : [])]);
    const added = found.added.flatMap(({ type, values }) => (type === "aws_cloudwatch_metric_alarm" ? [values.alarm_name] : []));
    const alarms = ["egress", "ports"].map((alarm) => `${prefix}-nat-us-east-1c-${alarm}`);
    expect(added.sort()).toEqual(ownWayOut ? alarms : []);
    const made = resourcesIn(outdir, `${prefix}-network`);
    expect(made.filter(({ type }) => type === "aws_nat_gateway")).toHaveLength(nats);
  });

  test("tells people of the new subnets and addresses", () => {
    const told = [...subnets, ...(ownWayOut ? ["nat_public_ips"] : [])].sort();
    expect(found.outputs).toEqual(told.map((name) => `${prefix}-network: ${name}`));
  });
});

describe.each(["dev", "prod"])("in %s", (environment) => {
  test("the order in which zones are written is of no weight", () => {
    const outdir = withNetwork("App Runner", environment, (network) => {
      network.zones = Object.fromEntries(Object.entries(network.zones).reverse());
    });
    const { changed, added } = differences(withNetwork("App Runner", environment), outdir);
    expect({ changed, added }).toEqual({ changed: [], added: [] });
  });
});

test("doors in one zone stand in the first by name, wherever it is written, and another zone does not move them", () => {
  const doorsIn = (outdir: string) =>
    resourcesIn(outdir, "foundry-dev-network").flatMap(({ type, values }) =>
      type === "aws_vpc_endpoint" && values.vpc_endpoint_type === "Interface" ? placesOf(values) : [],
    );
  const shipped = doorsIn(withNetwork("App Runner", "dev"));
  expect(shipped.length).toBeGreaterThan(4);
  for (const places of shipped) expect(places).toEqual([expect.stringContaining("data_us-east-1a")]);
  const more = withNetwork("App Runner", "dev", (network) => {
    network.zones = { "us-east-1c": { ...blocks, natZone: "us-east-1a" }, ...network.zones };
  });
  expect(doorsIn(more)).toEqual(shipped);
});
