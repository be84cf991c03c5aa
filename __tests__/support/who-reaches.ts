import { type Estate, type Placed, valuesAt } from "../../scripts/docs/estate";

/** What everybody is called who has no address in the VPC. */
export const INTERNET = "the internet";

/** What wears security groups, and may open a connection from behind them. */
const WEARERS = /^aws_(lb|apprunner_vpc_connector|ecs_service|lambda_function|launch_template|instance|db_\w+|vpc_endpoint)$/;
/** Arguments of what stands before a service. */
const DOORS: Readonly<Record<string, { groups: string; subnets: string }>> = {
  aws_lb: { groups: "security_groups", subnets: "subnets" },
  aws_vpc_endpoint: { groups: "security_group_ids", subnets: "subnet_ids" },
};

/**
 * Who reaches a service: services, functions and instances by their roles, blocks of addresses, prefix lists, CloudFront,
 * the internet. Each control is asked alone: whoever a group would admit, a load balancer would answer, or a public address
 * or subnet would let in is named, even where another control would stop them. So the answer stays as it is only while
 * every control holds.
 */
export function whoReaches(estate: Estate, role: string): string[] {
  const services = [...estate.of("aws_apprunner_service"), ...estate.of("aws_ecs_service")];
  const found = services.filter((each) => nameOf(each) === role);
  if (found.length !== 1) throw new Error(`expected one service "${role}", found ${found.length}`);
  return [...new Set(new Walk(estate).toService(found[0]))].sort();
}

/** One way through all doors; nothing is walked through twice. */
class Walk {
  private readonly seen = new Set<Placed>();

  constructor(private readonly estate: Estate) {}

  toService(service: Placed): string[] {
    const { leads, of } = this.estate;
    if (service.type === "aws_ecs_service") {
      const network = "network_configuration";
      return [
        ...unless(valuesAt(service, `${network}.assign_public_ip`), false),
        ...this.standing(service, `${network}.subnets`),
        ...leads(service, `${network}.security_groups`).flatMap((group) => this.throughGroup(group)),
        ...leads(service, "load_balancer.target_group_arn")
          .flatMap((targets) => this.balancersOf(targets))
          .flatMap((balancer) => this.throughDoor(balancer)),
      ];
    }
    const connections = of("aws_apprunner_vpc_ingress_connection").filter((each) => leads(each, "service_arn").includes(service));
    return [
      ...unless(valuesAt(service, "network_configuration.ingress_configuration.is_publicly_accessible"), false),
      ...this.throughDistribution(service),
      ...connections
        .flatMap((each) => leads(each, "ingress_vpc_configuration.vpc_endpoint_id"))
        .flatMap((endpoint) => this.throughDoor(endpoint)),
    ];
  }

  /** An endpoint, or a load balancer. */
  private throughDoor(door: Placed): string[] {
    if (this.seen.has(door)) return [];
    this.seen.add(door);
    const { groups, subnets } = DOORS[door.type];
    return [
      ...(door.type === "aws_lb" ? unless(valuesAt(door, "internal"), true) : []),
      ...this.standing(door, subnets),
      ...this.throughDistribution(door),
      ...this.estate.leads(door, groups).flatMap((group) => this.throughGroup(group)),
    ];
  }

  /** Everybody whom a group admits, on whatever port. */
  private throughGroup(group: Placed): string[] {
    if (this.seen.has(group)) return [];
    this.seen.add(group);
    const { of, leads } = this.estate;
    const rules = of("aws_vpc_security_group_ingress_rule").filter((rule) => leads(rule, "security_group_id").includes(group));
    return rules.flatMap((rule) => [
      ...["cidr_ipv4", "cidr_ipv6", "prefix_list_id"].flatMap((argument) => valuesAt(rule, argument)).map(String),
      ...leads(rule, "referenced_security_group_id").flatMap((other) => this.wearers(other)),
    ]);
  }

  /** Who wears a group; what comes through a load balancer comes from whoever reaches that. */
  private wearers(group: Placed): string[] {
    return this.estate.referring(group, WEARERS).flatMap((wearer) => {
      if (wearer.type === "aws_lb") return this.throughDoor(wearer);
      if (wearer.type !== "aws_apprunner_vpc_connector") return [nameOf(wearer)];
      return this.estate.referring(wearer, /^aws_apprunner_service$/).map(nameOf);
    });
  }

  /** CloudFront, where it asks for something at its address or by a name of its own. */
  private throughDistribution(origin: Placed): string[] {
    const { of, leads } = this.estate;
    const records = of("aws_route53_record").filter((each) => leads(each, "alias.name").includes(origin));
    const hosts = records.flatMap((each) => valuesAt(each, "name"));
    const asking = of("aws_cloudfront_distribution").filter(
      (each) =>
        leads(each, "origin.domain_name").includes(origin) ||
        valuesAt(each, "origin.domain_name").some((host) => hosts.includes(host)),
    );
    return asking.map(() => "CloudFront");
  }

  /** The load balancers that send something to a target group. */
  private balancersOf(targets: Placed): Placed[] {
    const { referring, leads } = this.estate;
    const senders = referring(targets, /^aws_lb_listener(_rule)?$/);
    const listeners = senders.flatMap((each) => (each.type === "aws_lb_listener" ? [each] : leads(each, "listener_arn")));
    return listeners.flatMap((each) => leads(each, "load_balancer_arn"));
  }

  /** The internet, where it has a route to one of the subnets. */
  private standing(resource: Placed, path: string): string[] {
    const { of, leads } = this.estate;
    const tables = of("aws_route")
      .filter((route) => leads(route, "gateway_id").length > 0)
      .flatMap((route) => leads(route, "route_table_id"));
    const open = of("aws_route_table_association")
      .filter((each) => leads(each, "route_table_id").some((table) => tables.includes(table)))
      .flatMap((each) => leads(each, "subnet_id"));
    return leads(resource, path).some((subnet) => open.includes(subnet)) ? [INTERNET] : [];
  }
}

/** The internet, unless the only value is the one that keeps it out. */
const unless = (values: readonly unknown[], closed: boolean) => (values.length === 1 && values[0] === closed ? [] : [INTERNET]);

/** `api` for `foundry-dev-api`. */
function nameOf({ values, address }: Placed): string {
  const name = values.service_name ?? values.function_name ?? values.identifier ?? values.name ?? values.name_prefix ?? address;
  return String(name).replace(/^[\w-]+?-(dev|staging|prod)-/, "");
}
