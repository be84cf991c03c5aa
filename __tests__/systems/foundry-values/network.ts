import { groupName, type SystemStacks, type Values } from "../../support/system-stacks";
import { arg, args, by, inProd, only, type Row } from "../values/row";

/** `data us-east-1a` for a subnet, a route table or a gateway, by its address or by a reference to it. */
function place(reference: unknown): string {
  const [, tier, zone] = /aws_(?:subnet|route_table|nat_gateway)\.?([a-z]+)_(us-east-1[ab])_/.exec(String(reference)) ?? [];
  if (!tier) throw new Error(`${reference} is nowhere`);
  return `${tier} ${zone}`;
}

const endpoints = ({ of }: SystemStacks, kind: string) =>
  of("aws_vpc_endpoint", "network").filter(({ vpc_endpoint_type: type }) => type === kind);
const serviceOf = ({ service_name: name }: Values) => String(name).replace("com.amazonaws.us-east-1.", "");
const SUBNETS = [
  "app us-east-1a: 10.0.16.0/20",
  "app us-east-1b: 10.0.32.0/20",
  "data us-east-1a: 10.0.48.0/24",
  "data us-east-1b: 10.0.49.0/24",
  "public us-east-1a: 10.0.0.0/24",
  "public us-east-1b: 10.0.1.0/24",
];
const INTERFACES = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "sts"];

export const network: Row[] = [
  {
    value: "the VPC is 10.0.0.0/16, with AWS's names inside of it",
    read: ({ one }) => args(one("aws_vpc"), "cidr_block", "enable_dns_support", "enable_dns_hostnames"),
    is: ["10.0.0.0/16", true, true],
  },
  {
    value: `there are two zones and three tiers: ${SUBNETS.join(", ")}`,
    read: ({ resources }) =>
      resources()
        .filter(({ type }) => type === "aws_subnet")
        .map(({ address, values: { cidr_block: block, availability_zone: zone } }) => {
          expect(address).toContain(String(zone));
          return `${place(address)}: ${block}`;
        })
        .sort(),
    is: SUBNETS,
  },
  {
    value: "NAT gateways are one per zone in prod, one elsewhere",
    read: ({ resources }) =>
      resources()
        .filter(({ type }) => type === "aws_nat_gateway")
        .map(({ values }) => place(values.subnet_id)),
    is: inProd(["public us-east-1a", "public us-east-1b"], ["public us-east-1a"]),
  },
  {
    value: "public subnets lead to the internet, app subnets to a NAT gateway, data subnets nowhere",
    read: ({ of }) =>
      of("aws_route")
        .map(({ route_table_id: table, nat_gateway_id: nat, destination_cidr_block: to }) => {
          expect(to).toBe("0.0.0.0/0");
          return `${place(table)}: ${nat ? place(nat) : "internet"}`;
        })
        .sort(),
    is: (environment: string) => [
      "app us-east-1a: nat us-east-1a",
      `app us-east-1b: nat us-east-1${environment === "prod" ? "b" : "a"}`,
      "public us-east-1a: internet",
      "public us-east-1b: internet",
    ],
  },
  {
    value: "the S3 endpoint is a gateway, for app and data",
    read: (stacks) => {
      const gateway = only(endpoints(stacks, "Gateway"), "gateway endpoint");
      return [serviceOf(gateway), (gateway.route_table_ids as string[]).map(place).sort()];
    },
    is: ["s3", ["app us-east-1a", "app us-east-1b", "data us-east-1a", "data us-east-1b"]],
  },
  {
    value: `interface endpoints are ${INTERFACES.join(", ")}: by their usual names, in the group endpoints`,
    read: (stacks) =>
      endpoints(stacks, "Interface")
        .map((each) => [serviceOf(each), each.private_dns_enabled, (each.security_group_ids as string[]).map(groupName)])
        .sort(),
    is: INTERFACES.map((service) => [service, true, ["endpoints"]]),
  },
  {
    value: "they stand in the data subnets: in one zone in dev, in both elsewhere",
    read: (stacks) => [
      ...new Set(endpoints(stacks, "Interface").map((each) => (each.subnet_ids as string[]).map(place).join(", "))),
    ],
    is: by(["data us-east-1a"], ["data us-east-1a, data us-east-1b"], ["data us-east-1a, data us-east-1b"]),
  },
  {
    value: "flow logs are kept of the whole VPC",
    read: ({ one }) => args(one("aws_flow_log"), "traffic_type", "log_destination_type"),
    is: ["ALL", "cloud-watch-logs"],
  },
  {
    value: "security groups are named after what wears them",
    read: ({ of }, environment) =>
      of("aws_security_group")
        .map((group) => String(arg(group, "name")).replace(`foundry-${environment}-`, ""))
        .sort(),
    is: ["ai", "ai-door", "api", "endpoints", "rds", "tools"],
  },
];
