import { groupName, type SystemStacks, type Values } from "../../support/system-stacks";
import { all, arg, args, leadsTo, only, tiersOf } from "../values/row";
import { atHome, type Rows, versions } from "./system";

/** `private ap-southeast-2a` for a subnet or a route table, by its address or by a reference to it. */
function place(reference: unknown): string {
  const [, tier, zone] = /aws_(?:subnet|route_table)\.?([a-z]+)_(ap-southeast-2[a-c])_/.exec(String(reference)) ?? [];
  if (!tier) throw new Error(`${reference} is in no tier`);
  return `${tier} ${zone}`;
}

const values = (stacks: SystemStacks, type: string) => all(atHome(stacks, type), type).map((each) => each.values);
const endpoints = (stacks: SystemStacks, kind: string) =>
  values(stacks, "aws_vpc_endpoint").filter(({ vpc_endpoint_type: type }) => type === kind);
const serviceOf = ({ service_name: name }: Values) => String(name).replace("com.amazonaws.ap-southeast-2.", "");

/** AWS services that workloads reach by an address inside of the VPC. */
const INTERFACES = [
  ...["bedrock-runtime", "ec2messages", "ecr.api", "ecr.dkr", "logs"],
  ...["s3vectors", "secretsmanager", "sqs", "ssm", "ssmmessages"],
];
const ASKING = ["data", "lambda", "private"];
/** What stands in a subnet without being anything: which way it leads, and what it lets through. */
const OF_SUBNETS = ["aws_subnet", "aws_route_table_association", "aws_network_acl"];

export const network: Rows = (system) => {
  const subnets = [
    "public ap-southeast-2a: 10.0.0.0/24",
    "private ap-southeast-2a: 10.0.1.0/24",
    "lambda ap-southeast-2b: 10.0.2.0/24",
    "data ap-southeast-2a: 10.0.3.0/24",
    "data ap-southeast-2b: 10.0.4.0/24",
    versions(system, "public ap-southeast-2b: 10.0.5.0/24", "private ap-southeast-2b: 10.0.5.0/24"),
  ].sort();
  const places = subnets.map((subnet) => subnet.split(":")[0]);
  return [
    {
      value: "the VPC is 10.0.0.0/16, with AWS's names inside of it",
      read: (stacks) => args(only(values(stacks, "aws_vpc"), "VPC"), "cidr_block", "enable_dns_support", "enable_dns_hostnames"),
      is: ["10.0.0.0/16", true, true],
    },
    {
      value: `the subnets are ${subnets.join(", ")}`,
      read: (stacks) =>
        atHome(stacks, "aws_subnet")
          .map(({ address, values: { cidr_block: block, availability_zone: zone } }) => {
            expect(address).toContain(String(zone));
            return `${place(address)}: ${block}`;
          })
          .sort(),
      is: subnets,
    },
    {
      value: "every subnet has a route table of its own",
      read: (stacks) =>
        values(stacks, "aws_route_table_association")
          .map(({ subnet_id: subnet, route_table_id: table }) => [place(subnet), place(table)])
          .sort(),
      is: places.map((each) => [each, each]),
    },
    {
      value: "the S3 endpoint is a gateway on every route table that does not lead to the internet",
      read: (stacks) => {
        const gateway = only(endpoints(stacks, "Gateway"), "gateway endpoint");
        return [serviceOf(gateway), (gateway.route_table_ids as string[]).map(place).sort()];
      },
      is: ["s3", places.filter((each) => ASKING.includes(each.split(" ")[0]))],
    },
    {
      value: `interface endpoints are ${INTERFACES.join(", ")}: by their usual names, in the group endpoints`,
      read: (stacks) =>
        endpoints(stacks, "Interface")
          .map((endpoint) => [
            serviceOf(endpoint),
            endpoint.private_dns_enabled,
            (endpoint.security_group_ids as string[]).map(groupName),
          ])
          .sort(),
      is: INTERFACES.map((service) => [service, true, ["endpoints"]]),
    },
    {
      value: "network ACLs are one for each tier, and cover every subnet",
      read: (stacks) =>
        values(stacks, "aws_network_acl")
          .map(({ subnet_ids: ids }) => (ids as string[]).map(place))
          .sort(),
      is: ["data", "lambda", "private", "public"].map((tier) => places.filter((each) => each.startsWith(tier))),
    },
    {
      value: "all traffic of both VPCs is logged, each in its own region",
      read: ({ of }) =>
        of("aws_flow_log")
          .map((log) => [
            log.provider ?? "aws",
            arg(log, "traffic_type"),
            leadsTo(log.vpc_id, "aws_vpc.vpc_", "aws_vpc.embedding_"),
          ])
          .sort(),
      is: [
        ["aws", "ALL", "aws_vpc.vpc_"],
        ["aws.embedding", "ALL", "aws_vpc.embedding_"],
      ],
    },
    {
      value: versions(
        system,
        "80 is open to CloudFront's own prefix list: one port, since the list fills a group",
        "no prefix list of CloudFront is asked for",
      ),
      read: ({ file, of }) => {
        const lists = Object.values<Values>(file("network").data?.aws_ec2_managed_prefix_list ?? {});
        const opened = of("aws_vpc_security_group_ingress_rule").filter(({ prefix_list_id: id }) => id);
        return [lists.map(({ name }) => name), opened.map((rule) => args(rule, "from_port", "to_port", "ip_protocol"))];
      },
      is: versions<unknown>(system, [["com.amazonaws.global.cloudfront.origin-facing"], [[80, 80, "tcp"]]], [[], []]),
    },
    {
      value: versions(system, "the public subnets hold the load balancer alone", "the public subnet is kept empty"),
      read: ({ resources }) =>
        resources()
          .filter(({ type, values: each }) => !OF_SUBNETS.includes(type) && /aws_subnet\.?public_/.test(JSON.stringify(each)))
          .map(({ type }) => type),
      is: versions<unknown>(system, ["aws_lb"], []),
    },
    {
      value: versions(
        system,
        "the load balancer stands in both public subnets",
        "the load balancer stands in both private subnets",
      ),
      read: ({ one }) => tiersOf(arg(one("aws_lb"), "subnets")),
      is: Array(2).fill(versions(system, "public", "private")),
    },
  ];
};
