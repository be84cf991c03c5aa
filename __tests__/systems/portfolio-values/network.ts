import { groupName, type SystemStacks } from "../../support/system-stacks";
import { all, arg, args, leadsTo, named, type Row } from "../values/row";

const ZONES = ["us-east-1a", "us-east-1b"];
const IN = "aws_vpc_security_group_ingress_rule";

/** `public us-east-1a` for a subnet, a route table or a NAT gateway, by its address or by a reference to it. */
function place(reference: unknown): string {
  const zone = leadsTo(reference, ...ZONES);
  return /\.nat_/.test(String(reference)) ? `NAT ${zone}` : `${leadsTo(reference, ".public_", ".private_").slice(1, -1)} ${zone}`;
}

const subnets = ({ resources }: SystemStacks) => resources("network").filter(({ type }) => type === "aws_subnet");

const admits = (group: string) => (stacks: SystemStacks, environment: string) => {
  stacks.the("aws_security_group", { name: `portfolio-${environment}-${group}` });
  const rules = stacks.of(IN).filter(({ security_group_id: id }) => groupName(id) === group);
  return rules
    .map((rule) => {
      expect([rule.ip_protocol, rule.to_port]).toEqual(["tcp", rule.from_port]);
      return `${rule.from_port} from ${groupName(rule.referenced_security_group_id) ?? rule.cidr_ipv4 ?? rule.cidr_ipv6}`;
    })
    .sort();
};

export const network: Row[] = [
  { value: "the VPC is 10.0.0.0/16", read: ({ one }) => arg(one("aws_vpc"), "cidr_block"), is: "10.0.0.0/16" },
  {
    value: "the VPC has a block of IPv6",
    read: ({ one }) => arg(one("aws_vpc"), "assign_generated_ipv6_cidr_block"),
    is: true,
  },
  {
    value: "public subnets 10.0.1.0/24 and 10.0.2.0/24, private ones 10.0.10.0/24 and 10.0.11.0/24, in zones a and b",
    read: (stacks) =>
      subnets(stacks).map(({ address, values }) => `${place(address)}: ${args(values, "availability_zone", "cidr_block")}`),
    is: [
      "private us-east-1a: us-east-1a,10.0.10.0/24",
      "private us-east-1b: us-east-1b,10.0.11.0/24",
      "public us-east-1a: us-east-1a,10.0.1.0/24",
      "public us-east-1b: us-east-1b,10.0.2.0/24",
    ],
  },
  {
    value: "the public subnets have IPv6 blocks of their own, the private ones none",
    read: (stacks) =>
      subnets(stacks)
        .filter(({ values }) => values.ipv6_cidr_block)
        .map(({ address, values }) => [place(address), /_block, 8, (\d)\)\}$/.exec(String(values.ipv6_cidr_block))?.[1]]),
    is: [
      ["public us-east-1a", "0"],
      ["public us-east-1b", "1"],
    ],
  },
  {
    value: "no subnet gives out public addresses",
    read: (stacks) => subnets(stacks).map(({ values }) => arg(values, "map_public_ip_on_launch")),
    is: [false, false, false, false],
  },
  {
    value: "one internet gateway, of this VPC",
    read: ({ one }) => arg(one("aws_internet_gateway"), "vpc_id"),
    is: expect.stringMatching(/^\$\{aws_vpc\./),
  },
  {
    value: "two NAT gateways, each in the public subnet of its zone",
    read: ({ resources }) =>
      resources("network")
        .filter(({ type }) => type === "aws_nat_gateway")
        .map(({ address, values }) => [place(address), place(values.subnet_id)]),
    is: ZONES.map((zone) => [`NAT ${zone}`, `public ${zone}`]),
  },
  {
    value: "each NAT gateway has an address of its own",
    read: ({ of }) => of("aws_nat_gateway").map(({ allocation_id: id }) => place(id)),
    is: ZONES.map((zone) => `NAT ${zone}`),
  },
  {
    value: "every subnet has a route table of its own: public and private ones are apart",
    read: ({ of }) =>
      of("aws_route_table_association")
        .map(({ subnet_id: subnet, route_table_id: table }) => [place(subnet), place(table)])
        .sort(),
    is: ["private", "public"].flatMap((tier) => ZONES.map((zone) => [`${tier} ${zone}`, `${tier} ${zone}`])),
  },
  {
    value: "public subnets reach the internet by IPv4 and IPv6, private ones through the NAT gateway of their zone",
    read: ({ of }) =>
      of("aws_route")
        .map((route) => {
          const by = route.nat_gateway_id ? place(route.nat_gateway_id) : leadsTo(route.gateway_id, "aws_internet_gateway");
          return `${place(route.route_table_id)}: ${route.destination_cidr_block ?? route.destination_ipv6_cidr_block} by ${by}`;
        })
        .sort(),
    is: [
      ...ZONES.map((zone) => `private ${zone}: 0.0.0.0/0 by NAT ${zone}`),
      ...ZONES.flatMap((zone) => ["0.0.0.0/0", "::/0"].map((to) => `public ${zone}: ${to} by aws_internet_gateway`)),
    ],
  },
  {
    value: "the load balancer admits 80 and 443 from everywhere, IPv4 and IPv6",
    read: admits("alb"),
    is: ["443 from 0.0.0.0/0", "443 from ::/0", "80 from 0.0.0.0/0", "80 from ::/0"],
  },
  { value: "tasks admit 3000 and 8000 from the load balancer", read: admits("ecs"), is: ["3000 from alb", "8000 from alb"] },
  { value: "PostgreSQL admits 5432 from tasks and tools", read: admits("rds"), is: ["5432 from ecs", "5432 from tools"] },
  { value: "Redis admits 6379 from tasks", read: admits("redis"), is: ["6379 from ecs"] },
  { value: "the tools admit nobody", read: admits("tools"), is: [] },
  {
    value: "there are five security groups besides the VPC's own",
    read: ({ of }) => of("aws_security_group").map(({ name }) => name),
    is: named(...["alb", "ecs", "rds", "redis", "tools"].map((role) => `portfolio-<env>-${role}`)),
  },
  {
    value: "nothing comes in by another kind of rule, and the VPC's default group is closed",
    read: ({ resources }) =>
      all(
        resources().filter(({ type }) => /^aws_(default_)?security_group/.test(type)),
        "security group",
      ).filter(({ type, values }) => type === "aws_security_group_rule" || "ingress" in values || "egress" in values),
    is: [],
  },
];
