import type { Resource } from "../../modules/governance/rule";
import { contains } from "../../modules/shared/cidr";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

const outdir = synthesizeAll();
const VPC = "10.0.0.0/16";
const INTERNET = "0.0.0.0/0";
const workloads = ["lambda", "bootstrap", "migration", "beanstalk", "bastion"];
const environments = ["dev", "staging", "prod"];

/** From whom, to whom, on which TCP port; `*` is every protocol and port. */
type Reach = [from: string, to: string, port: number | "*"];

const rulesOf = (environment: string, direction: "ingress" | "egress") =>
  resourcesIn(outdir, `partner-${environment}-network`)
    .filter(({ type }) => type === `aws_vpc_security_group_${direction}_rule`)
    .map(({ values }) => values);

/** `rds` for a reference to its group; anything else as it stands. */
const groupName = (reference: unknown) => /aws_security_group\.groups_([\w-]+)_group_/.exec(String(reference))?.[1];

function reachOf(rule: Resource["values"], from: unknown, to: unknown): Reach {
  const { ip_protocol: protocol, from_port: first, to_port: last } = rule;
  if (protocol !== "-1") expect([protocol, last]).toEqual(["tcp", first]);
  return [String(from), String(to), protocol === "-1" ? "*" : Number(first)];
}

const admitted = (environment: string): Reach[] =>
  rulesOf(environment, "ingress").map((rule) =>
    reachOf(rule, groupName(rule.referenced_security_group_id) ?? rule.cidr_ipv4, groupName(rule.security_group_id)),
  );
const allowedOut = (environment: string): Reach[] =>
  rulesOf(environment, "egress").map((rule) =>
    reachOf(rule, groupName(rule.security_group_id), groupName(rule.referenced_security_group_id) ?? rule.cidr_ipv4),
  );

test.each(environments)("who can reach what in %s is this table, and nothing else", (environment) => {
  const table: Reach[] = [
    ...workloads.map((from): Reach => [from, "rds", 5432]),
    ...workloads.map((from): Reach => [from, "vpc-endpoint", 443]),
    ["lambda", "bedrock-endpoint", 443],
    ["beanstalk", "bedrock-endpoint", 443],
  ];
  expect(admitted(environment).sort()).toEqual(table.sort());
});

test.each(environments)("what may go out in %s is this table, and nothing else", (environment) => {
  const callers = ["lambda", "beanstalk"].flatMap((from): Reach[] => [
    [from, VPC, "*"],
    [from, INTERNET, 443],
  ]);
  const tools = ["bootstrap", "migration", "bastion"].flatMap((from): Reach[] => [
    [from, "rds", 5432],
    [from, "vpc-endpoint", 443],
  ]);
  expect(allowedOut(environment).sort()).toEqual([...callers, ...tools].sort());
});

test.each(environments)("in %s database and endpoints answer only: nothing goes out from them", (environment) => {
  const senders = new Set(allowedOut(environment).map(([from]) => from));
  expect(["rds", "bedrock-endpoint", "vpc-endpoint"].filter((group) => senders.has(group))).toEqual([]);
});

test.each(environments)("in %s whoever is let in somewhere is also let out there", (environment) => {
  const out = allowedOut(environment);
  const stuck = admitted(environment).filter(
    ([from, to, port]) =>
      !out.some(
        ([source, target, open]) => source === from && (target === to || target === VPC) && (open === port || open === "*"),
      ),
  );
  expect(stuck).toEqual([]);
});

test.each(environments)("in %s every endpoint wears the group that admits its callers, in the private subnets", (environment) => {
  const endpoints = resourcesIn(outdir, `partner-${environment}-network`).filter(
    ({ type, values }) => type === "aws_vpc_endpoint" && values.vpc_endpoint_type === "Interface",
  );
  expect(endpoints).toHaveLength(6);
  for (const { values } of endpoints) {
    const bedrock = String(values.service_name).includes("bedrock");
    expect((values.security_group_ids as string[]).map(groupName)).toEqual([bedrock ? "bedrock-endpoint" : "vpc-endpoint"]);
    for (const subnet of values.subnet_ids as string[]) expect(subnet).toContain("aws_subnet.private_");
  }
});

test.each(environments)("in %s the database wears the group rds, and the VPC's default group is closed", (environment) => {
  const [database] = resourcesIn(outdir, `partner-${environment}-database`).filter(({ type }) => type === "aws_db_instance");
  expect(database.values.vpc_security_group_ids).toEqual([expect.stringContaining("groups_rds_group_")]);
  const network = resourcesIn(outdir, `partner-${environment}-network`);
  const closed = network.filter(({ type }) => type === "aws_default_security_group");
  expect(closed).toHaveLength(1);
  expect(closed[0].values).not.toHaveProperty("ingress");
  expect(closed[0].values).not.toHaveProperty("egress");
});

test("the block that lambda and beanstalk may reach is the VPC's own, subnets included", () => {
  const subnets = resourcesIn(outdir, "partner-prod-network").filter(({ type }) => type === "aws_subnet");
  expect(subnets).toHaveLength(4);
  for (const { values } of subnets) expect(contains(VPC, String(values.cidr_block))).toBe(true);
});
