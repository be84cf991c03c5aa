import { contains } from "../../modules/shared/cidr";
import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments, groupName, partnerIn, type Values } from "../support/system-stacks";
import { variants } from "../support/variants";

const outdir = synthesizeSystem("partner");
const onBeanstalk = synthesizeAll(variants.partner.beanstalk);
const VPC = "10.0.0.0/16";
const INTERNET = "0.0.0.0/0";
const workloads = ["lambda", "bootstrap", "migration", "beanstalk", "bastion"];
const both = ["dev", "prod"];
const shipped = environments.map((environment) => ({ environment, runtime: "lambda", from: outdir }));
const all = [...shipped, ...both.map((environment) => ({ environment, runtime: "beanstalk", from: onBeanstalk }))];

/** From whom, to whom, on which TCP port; `*` is every protocol and port. */
type Reach = [from: string, to: string, port: number | "*"];

function reachOf(rule: Values, from: unknown, to: unknown): Reach {
  const { ip_protocol: protocol, from_port: first, to_port: last } = rule;
  if (protocol !== "-1") expect([protocol, last]).toEqual(["tcp", first]);
  return [String(from), String(to), protocol === "-1" ? "*" : Number(first)];
}

/** The other side of a rule: a group, or a block of addresses. */
const otherSide = (rule: Values) => groupName(rule.referenced_security_group_id) ?? rule.cidr_ipv4 ?? rule.cidr_ipv6;

const admitted = (from: string, environment: string): Reach[] =>
  partnerIn(from, environment)
    .of("aws_vpc_security_group_ingress_rule")
    .map((rule) => reachOf(rule, otherSide(rule), groupName(rule.security_group_id)));
const allowedOut = (from: string, environment: string): Reach[] =>
  partnerIn(from, environment)
    .of("aws_vpc_security_group_egress_rule")
    .map((rule) => reachOf(rule, groupName(rule.security_group_id), otherSide(rule)));

/** What stands before the instances, where there are any. */
const balancer: Reach[] = [
  [INTERNET, "beanstalk-lb", 443],
  ["beanstalk-lb", "beanstalk", 80],
];

test.each(all)(
  "who can reach what in $environment on $runtime is this table, and nothing else",
  ({ environment, runtime, from }) => {
    const table: Reach[] = [
      ...workloads.map((workload): Reach => [workload, "rds", 5432]),
      ...workloads.map((workload): Reach => [workload, "vpc-endpoint", 443]),
      ["lambda", "bedrock-endpoint", 443],
      ["beanstalk", "bedrock-endpoint", 443],
      ...(runtime === "beanstalk" ? balancer : []),
    ];
    expect(admitted(from, environment).sort()).toEqual(table.sort());
  },
);

test.each(all)(
  "what may go out in $environment on $runtime is this table, and nothing else",
  ({ environment, runtime, from }) => {
    const callers = ["lambda", "beanstalk"].flatMap((caller): Reach[] => [
      [caller, VPC, "*"],
      [caller, INTERNET, 443],
    ]);
    const tools = ["bootstrap", "migration", "bastion"].flatMap((tool): Reach[] => [
      [tool, "rds", 5432],
      [tool, "vpc-endpoint", 443],
    ]);
    const out = runtime === "beanstalk" ? balancer.slice(1) : [];
    expect(allowedOut(from, environment).sort()).toEqual([...callers, ...tools, ...out].sort());
  },
);

test.each(all)(
  "in $environment on $runtime database and endpoints answer only: nothing goes out from them",
  ({ environment, from }) => {
    const senders = new Set(allowedOut(from, environment).map(([sender]) => sender));
    expect(["rds", "bedrock-endpoint", "vpc-endpoint"].filter((group) => senders.has(group))).toEqual([]);
  },
);

test.each(all)("in $environment on $runtime whoever is let in somewhere is also let out there", ({ environment, from }) => {
  const out = allowedOut(from, environment);
  const stuck = admitted(from, environment).filter(
    ([sender, to, port]) =>
      sender !== INTERNET &&
      !out.some(
        ([source, target, open]) => source === sender && (target === to || target === VPC) && (open === port || open === "*"),
      ),
  );
  expect(stuck).toEqual([]);
});

test.each(all)(
  "in $environment on $runtime no rule is about addresses of version 6, and the world reaches one group at most",
  ({ environment, runtime, from }) => {
    const rules = partnerIn(from, environment)
      .resources()
      .filter(({ type }) => /^aws_vpc_security_group_\w+_rule$/.test(type));
    expect(rules.filter(({ values }) => "cidr_ipv6" in values)).toEqual([]);
    const open = admitted(from, environment).filter(([sender]) => sender === INTERNET);
    expect(open.map(([, to]) => to)).toEqual(runtime === "beanstalk" ? ["beanstalk-lb"] : []);
  },
);

test.each([
  { environment: "dev", doors: 6 },
  { environment: "staging", doors: 9 },
  { environment: "prod", doors: 9 },
])(
  "in $environment each of $doors endpoints wears the group that admits its callers, in the private subnets",
  ({ environment, doors }) => {
    const endpoints = partnerIn(outdir, environment)
      .of("aws_vpc_endpoint")
      .filter(({ vpc_endpoint_type: type }) => type === "Interface");
    expect(endpoints).toHaveLength(doors);
    for (const { service_name: service, security_group_ids: groups, subnet_ids: subnets } of endpoints) {
      const bedrock = String(service).includes("bedrock");
      expect((groups as string[]).map(groupName)).toEqual([bedrock ? "bedrock-endpoint" : "vpc-endpoint"]);
      for (const subnet of subnets as string[]) expect(subnet).toContain("aws_subnet.private_");
    }
  },
);

test.each(environments)("in %s the database wears the group rds, and the VPC's default group is closed", (environment) => {
  const { one } = partnerIn(outdir, environment);
  expect((one("aws_db_instance").vpc_security_group_ids as string[]).map(groupName)).toEqual(["rds"]);
  const closed = one("aws_default_security_group");
  expect(closed).not.toHaveProperty("ingress");
  expect(closed).not.toHaveProperty("egress");
});

/** Which group each thing with a network interface wears. */
test.each(environments)("in %s every function and instance in the VPC wears the group of its kind", (environment) => {
  const { of } = partnerIn(outdir, environment);
  const functions = of("aws_lambda_function")
    .filter((each) => each.vpc_config)
    .map(({ function_name: name, vpc_config: config }) => {
      const { security_group_ids: groups } = config as { security_group_ids: string[] };
      return [String(name).replace(`partner-${environment}-`, ""), ...groups.map(groupName)];
    });
  expect(functions.sort()).toEqual([
    ["api", "lambda"],
    ["database-bootstrap", "bootstrap"],
    ["documents-processor", "lambda"],
    ["migrate", "migration"],
    ["notifications-processor", "lambda"],
    ["websocket", "lambda"],
    ["websocket-authorizer", "lambda"],
  ]);
  const bastions = of("aws_instance").map(({ vpc_security_group_ids: groups }) => (groups as string[]).map(groupName));
  expect(bastions).toEqual(environment === "dev" ? [] : [["bastion"]]);
});

test("the block that lambda and beanstalk may reach is the VPC's own, subnets included", () => {
  const subnets = partnerIn(outdir, "prod").of("aws_subnet");
  expect(subnets).toHaveLength(4);
  for (const { cidr_block: block } of subnets) expect(contains(VPC, String(block))).toBe(true);
});
