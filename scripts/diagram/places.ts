import { listed } from "../../modules/governance/rule";
import type { Estate, Placed } from "../docs/estate";
import { facts } from "./kind";
import { KINDS } from "./kinds";
import { shortName } from "./short-name";

/** How far the internet reaches into a box. */
export type Exposure = "public" | "private" | "isolated" | "service";

/** A frame around cards. */
export interface Box {
  readonly key: string;
  readonly title: string;
  readonly exposure?: Exposure;
}

const SUBNETS = [
  "subnet_id",
  "subnet_ids",
  "subnets",
  "vpc_subnet_ids",
  "vpc_config.subnet_ids",
  "network_configuration.subnets",
  "vpc_zone_identifier",
  "setting.value",
];
const SUBNET_GROUPS = ["db_subnet_group_name", "subnet_group_name"];

/** The boxes of what has no subnet. */
export const OUTSIDE = {
  entry: { key: "entry", title: "Entries from the internet", exposure: "public" },
  hosted: { key: "hosted", title: "App Runner, outside the VPC", exposure: "service" },
  service: { key: "service", title: "AWS services, outside the VPC", exposure: "service" },
} satisfies Readonly<Record<string, Box>>;

/** The boxes of a resource, from the outermost: its VPC and tier of subnets, or one for what has no subnet. */
export function boxesOf(each: Placed, estate: Estate, prefix: string): readonly Box[] {
  const [subnet] = subnetsOf(each, estate);
  if (!subnet) return [OUTSIDE[KINDS[each.type].box ?? "service"]];
  const [vpc] = estate.leads(subnet, "vpc_id");
  const tier = tierOf(subnet, prefix);
  const zones = zonesOf(estate.of("aws_subnet").filter((other) => tierOf(other, prefix) === tier && inVpc(estate, other, vpc)));
  const all = zonesOf(estate.of("aws_subnet").filter((other) => inVpc(estate, other, vpc)));
  const exposure = exposureOf(subnet, estate);
  const key = `${vpc.stack} ${vpc.address}`;
  const words = [`${tier} subnets`, tier !== exposure && exposure, zones !== all && `in zone ${zones}`];
  return [
    { key, title: facts(`VPC ${vpc.values.cidr_block}`, `${vpc.region}${all}`) },
    { key: `${key} ${tier}`, title: facts(...words), exposure },
  ];
}

const inVpc = (estate: Estate, subnet: Placed, vpc: Placed) => estate.leads(subnet, "vpc_id").includes(vpc);

/** `a and b` for subnets in `us-east-1a` and `us-east-1b`. */
const zonesOf = (subnets: readonly Placed[]) =>
  [...new Set(subnets.map(({ values }) => String(values.availability_zone).slice(-1)))].sort().join(" and ");

function subnetsOf(each: Placed, estate: Estate): Placed[] {
  const paths = [
    ...SUBNETS.map((path) => estate.leads(each, path)),
    ...SUBNET_GROUPS.map((path) => estate.leads(each, path).flatMap((group) => estate.leads(group, "subnet_ids"))),
    estate.leads(each, "replicate_source_db").flatMap((source) => subnetsOf(source, estate)),
    // A gateway endpoint stands in route tables.
    estate
      .leads(each, "route_table_ids")
      .flatMap((table) =>
        estate.referring(table, /^aws_route_table_association$/).flatMap((found) => estate.leads(found, "subnet_id")),
      ),
  ];
  return paths.flat().filter(({ type }) => type === "aws_subnet");
}

/** `private` for `partner-prod-private-us-east-1a`. */
function tierOf({ values }: Placed, prefix: string): string {
  const { Name } = values.tags as { readonly Name: string };
  return shortName(Name, prefix).replace(`-${values.availability_zone}`, "");
}

/** Where the default route of a subnet leads to. */
export function exposureOf(subnet: Placed, estate: Estate): Exposure {
  const tables = estate
    .of("aws_route_table_association")
    .filter((each) => estate.leads(each, "subnet_id").includes(subnet))
    .flatMap((each) => estate.leads(each, "route_table_id"));
  const routes = estate
    .of("aws_route")
    .filter(({ values }) => values.destination_cidr_block === "0.0.0.0/0")
    .filter((route) => estate.leads(route, "route_table_id").some((table) => tables.includes(table)));
  if (routes.some(({ values }) => listed(values.gateway_id).length > 0)) return "public";
  return routes.length > 0 ? "private" : "isolated";
}
