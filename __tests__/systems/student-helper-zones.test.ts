import type { Resource } from "../../modules/governance/rule";
import { TIERS, type Tier, type TieredSettings } from "../../modules/networking/tiered-settings";
import { alone } from "../support/changed";
import { differences } from "../support/differences";
import { synthesizeAll } from "../support/synthesized";

type System = "student-helper" | "student-helper-v1";
/** One environment alone, with its network as shipped or changed. */
const withNetwork = (system: System, environment: string, change: (network: TieredSettings) => void = () => {}) =>
  synthesizeAll(alone(system, { [environment]: ({ network }) => change(network) }));
const ZONE = "ap-southeast-2c";

const systems = ["student-helper", "student-helper-v1"] as const;
const environments = systems.flatMap((system) => ["dev", "prod"].map((environment) => ({ system, environment })));

/** Lists of subnets and route tables: what else stands in each zone of a tier. */
const inEither: Record<Tier, string[]> = {
  public: ["aws_network_acl.subnet_ids"],
  private: ["aws_autoscaling_group.vpc_zone_identifier", "aws_network_acl.subnet_ids", "aws_vpc_endpoint.route_table_ids"],
  lambda: ["aws_lambda_function.vpc_config", "aws_network_acl.subnet_ids", "aws_vpc_endpoint.route_table_ids"],
  data: ["aws_db_subnet_group.subnet_ids", "aws_network_acl.subnet_ids", "aws_vpc_endpoint.route_table_ids"],
};
/** Where the load balancer stands, with the VPC link that leads to it; API Gateway replaces the link, see modules/api/vpc-link.ts. */
const before: Record<System, Partial<Record<Tier, string[]>>> = {
  "student-helper": { public: ["aws_lb.subnets"] },
  "student-helper-v1": { private: ["aws_apigatewayv2_vpc_link.subnet_ids", "aws_lb.subnets"] },
};
/** A door in each zone of the instances is one more where they get another zone. */
const doors = (tier: Tier, environment: string) =>
  tier === "private" && environment === "prod" ? ["aws_vpc_endpoint.subnet_ids"] : [];

describe.each(environments)("in $system $environment", ({ system, environment }) => {
  const prefix = `${system}-${environment}`;
  const shipped = withNetwork(system, environment);

  describe.each(TIERS)("another zone of the %s tier", (tier) => {
    const outdir = withNetwork(system, environment, ({ subnets }) => {
      subnets[tier][ZONE] = "10.0.200.0/24";
    });
    const found = differences(shipped, outdir);

    test("changes nothing that stands, except that lists of subnets and route tables grow", () => {
      const lists = [...inEither[tier], ...(before[system][tier] ?? []), ...doors(tier, environment)];
      expect(found.changed).toEqual(lists.sort());
      for (const [key, { values }] of found.before) {
        const now = placesOf(found.after.get(key)?.values);
        for (const [index, places] of placesOf(values).entries()) {
          const others = now[index].filter((place) => !String(place).includes(`${tier}_${ZONE}`));
          expect(others).toEqual(places);
        }
      }
    });

    test("adds a subnet and its routes to the network, and tells people of the subnet", () => {
      const { added, growing, outputs } = found;
      const subnets = added.flatMap(({ type, values }) => (type === "aws_subnet" ? [values.availability_zone] : []));
      expect(subnets).toEqual([ZONE]);
      expect(growing).toEqual([`${prefix}-network`]);
      expect(outputs).toEqual([`${prefix}-network: ${tier}_subnet_ids`]);
    });
  });

  test("the order in which zones are written is of no weight", () => {
    const outdir = withNetwork(system, environment, (network) => {
      const turned = TIERS.map((tier) => [tier, Object.fromEntries(Object.entries(network.subnets[tier]).reverse())]);
      network.subnets = Object.fromEntries(turned);
    });
    const { changed, added } = differences(shipped, outdir);
    expect({ changed, added }).toEqual({ changed: [], added: [] });
  });

  test("but for the lambda tier's first zone: the doors to AWS stand there", () => {
    const two = (...zones: [string, string][]) =>
      withNetwork(system, environment, ({ subnets }) => {
        subnets.lambda = Object.fromEntries(zones);
      });
    const shippedZone: [string, string] = ["ap-southeast-2b", "10.0.2.0/24"];
    const another: [string, string] = [ZONE, "10.0.200.0/24"];
    const { changed, added } = differences(two(shippedZone, another), two(another, shippedZone));
    expect({ changed, added }).toEqual({ changed: ["aws_vpc_endpoint.subnet_ids"], added: [] });
  });
});

/** Every list of subnets or route tables of a resource. */
function placesOf(values: Resource["values"] = {}): unknown[][] {
  const { subnet_ids, route_table_ids, subnets, vpc_zone_identifier, vpc_config } = values;
  const { subnet_ids: ofFunction } = (vpc_config ?? {}) as Resource["values"];
  const lists = [subnet_ids, route_table_ids, subnets, vpc_zone_identifier, ofFunction];
  return lists.filter((list) => Array.isArray(list));
}
