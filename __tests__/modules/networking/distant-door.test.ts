import type { Construct } from "constructs";
import { dev } from "../../../environments/partner/dev";
import { DistantDoor } from "../../../modules/networking/distant-door";
import { DistantPath } from "../../../modules/networking/distant-path";
import { accountOnlyPolicy } from "../../../modules/networking/endpoint-policy";
import { SubnetTier } from "../../../modules/networking/subnet-tier";
import { VpcSecurityGroup } from "../../../modules/networking/vpc-security-group";
import { inRegion } from "../../../stacks/in-region";
import { layersOf } from "../../../stacks/platform-stack";
import { build } from "../../support/build";

const region = "ap-northeast-1";
const identity = { ...layersOf("helper", dev)("network"), region };

/** A VPC at home with two tiers, and the door to Bedrock in Tokyo. */
const built = build((stack) => {
  const home = { vpcId: "vpc-home", cidr: "10.0.0.0/16", region: "ap-southeast-2" };
  const tier = (id: string, cidrs: Record<string, string>) =>
    new SubnetTier(stack, id, { name: `helper-${id}`, vpcId: home.vpcId, cidrs });
  const tiers = {
    private: tier("private", { "ap-southeast-2a": "10.0.1.0/24", "ap-southeast-2b": "10.0.5.0/24" }),
    lambda: tier("lambda", { "ap-southeast-2b": "10.0.2.0/24" }),
  };
  const instances = new VpcSecurityGroup(stack, "instances", {
    name: "helper-instances",
    vpcId: home.vpcId,
    description: "Instances",
  });
  const door = inRegion(stack, "embedding", identity, (there: Construct) => {
    const zones = { "ap-northeast-1a": "10.1.0.0/26", "ap-northeast-1c": "10.1.0.64/26" };
    return new DistantDoor(there, "bedrock", {
      name: "helper-embedding",
      region,
      service: "bedrock-runtime",
      cidr: "10.1.0.0/24",
      zones,
      policy: accountOnlyPolicy("123456789012"),
      callers: home,
    });
  });
  new DistantPath(stack, "to-bedrock", { name: "helper-embedding", vpcId: home.vpcId, door, tiers, callers: [instances] });
});
const there = (type: string) => built.of(type).filter(({ provider }) => provider === "aws.embedding");
const here = (type: string) => built.of(type).filter(({ provider }) => provider === undefined);
const reference = (name: string) => expect.stringMatching(new RegExp(`^\\$\\{${name}\\}$`));

test("the far VPC has no way to the internet: no gateway, and no route but the one back", () => {
  expect(there("aws_vpc")).toEqual([expect.objectContaining({ cidr_block: "10.1.0.0/24" })]);
  for (const type of ["aws_internet_gateway", "aws_nat_gateway", "aws_egress_only_internet_gateway"]) {
    expect(built.of(type)).toEqual([]);
  }
  expect(there("aws_route").map(({ destination_cidr_block }) => destination_cidr_block)).toEqual(["10.0.0.0/16", "10.0.0.0/16"]);
  expect(there("aws_default_security_group")).toHaveLength(1);
});

test("the endpoint stands in each of its zones and lets in callers of the home VPC, on 443 alone", () => {
  const [endpoint] = there("aws_vpc_endpoint");
  expect(endpoint).toMatchObject({
    service_name: "com.amazonaws.ap-northeast-1.bedrock-runtime",
    vpc_endpoint_type: "Interface",
  });
  expect(endpoint.subnet_ids).toHaveLength(2);
  // AWS refuses an endpoint with private names in a VPC without either.
  expect(endpoint.private_dns_enabled).toBe(true);
  expect(there("aws_vpc")[0]).toMatchObject({ enable_dns_support: true, enable_dns_hostnames: true });
  expect(built.of("aws_vpc_security_group_ingress_rule")).toEqual([
    expect.objectContaining({
      provider: "aws.embedding",
      cidr_ipv4: "10.0.0.0/16",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    }),
  ]);
});

test("the peering is asked for over there and taken up at home", () => {
  expect(there("aws_vpc_peering_connection")).toEqual([
    expect.objectContaining({ peer_vpc_id: "vpc-home", peer_region: "ap-southeast-2" }),
  ]);
  expect(there("aws_vpc_peering_connection")[0]).not.toHaveProperty("auto_accept");
  expect(here("aws_vpc_peering_connection_accepter")).toEqual([
    expect.objectContaining({
      auto_accept: true,
      vpc_peering_connection_id: reference("aws_vpc_peering_connection\\.embedding_bedrock_peering_\\w+\\.id"),
    }),
  ]);
});

test("every table of the callers' tiers leads there, once the peering stands", () => {
  const routes = here("aws_route");
  expect(routes).toHaveLength(3);
  for (const route of routes) {
    expect(route).toMatchObject({
      destination_cidr_block: "10.1.0.0/24",
      vpc_peering_connection_id: reference("aws_vpc_peering_connection_accepter\\.[\\w-]+\\.id"),
    });
  }
  expect(new Set(routes.map(({ route_table_id }) => route_table_id)).size).toBe(3);
});

test("only the callers' groups may go out to it", () => {
  expect(built.of("aws_vpc_security_group_egress_rule")).toEqual([
    expect.objectContaining({
      security_group_id: reference("aws_security_group\\.instances_group_\\w+\\.id"),
      cidr_ipv4: "10.1.0.0/24",
      from_port: 443,
      to_port: 443,
    }),
  ]);
});

test("the service's own name of that region is answered at home with the endpoint's addresses, and only there", () => {
  const host = "bedrock-runtime.ap-northeast-1.amazonaws.com";
  expect(here("aws_route53_zone")).toEqual([expect.objectContaining({ name: host, vpc: [{ vpc_id: "vpc-home" }] })]);
  const endpoint = "aws_vpc_endpoint\\.embedding_bedrock_bedrock-runtime_endpoint_\\w+";
  const [record, ...more] = built.of("aws_route53_record");
  expect(more).toEqual([]);
  expect(record).toMatchObject({
    name: host,
    type: "A",
    alias: {
      name: reference(`${endpoint}\\.dns_entry\\[0\\]\\.dns_name`),
      zone_id: reference(`${endpoint}\\.dns_entry\\[0\\]\\.hosted_zone_id`),
    },
  });
  expect(record.depends_on).toHaveLength(3);
});

test("no rule is broken, nothing is wrong", () => {
  expect(built.brokenBesides("vpcLogsItsFlows")).toEqual([]);
  expect(built.problems).toEqual([]);
});
