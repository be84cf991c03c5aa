import { admitted, allowedOut, type Reach } from "../support/reach";
import { synthesizeAll } from "../support/synthesized";
import { environments, groupName, type SystemStacks, statementsOf, systemIn, type Values } from "../support/system-stacks";

const outdir = synthesizeAll();
const S3_LIST = "s3";
const CLOUDFRONT = "cloudfront";
/** The VPC of a system, and where the endpoint of another region's Bedrock stands. */
const HOME = "10.0.0.0/16";
const DISTANT = "10.1.0.0/24";

/** What both systems let through inside of the VPC. */
const inside: Reach[] = [
  ["alb", "backend", 8000],
  ...["backend", "lambda", "tools"].flatMap((workload): Reach[] => [
    [workload, "database", 5432],
    [workload, "endpoints", 443],
  ]),
];
/** Workloads to S3 by the gateway endpoint, and to the embedding model's door. */
const outward: Reach[] = ["backend", "lambda"].flatMap((workload): Reach[] => [
  [workload, S3_LIST, 443],
  [workload, DISTANT, 443],
]);

const systems = [
  {
    system: "student-helper",
    admits: [...inside, [CLOUDFRONT, "alb", 80]] as Reach[],
    lets: [...inside, ...outward],
  },
  {
    system: "student-helper-v1",
    // The document lets the whole VPC reach the backend.
    admits: [...inside.filter(([, to]) => to !== "backend"), [HOME, "backend", 8000], ["vpc-link", "alb", 80]] as Reach[],
    lets: [...inside, ...outward, ["vpc-link", "alb", 80]] as Reach[],
  },
];

/** Who runs in the VPC, as which role, in which group and which tier of subnets. */
const workloads = [
  { role: "backend", group: "backend", tier: "private" },
  { role: "doc-processor", group: "lambda", tier: "lambda" },
  { role: "database-bootstrap", group: "tools", tier: "lambda" },
  { role: "migrate", group: "tools", tier: "lambda" },
];

/** Where calls of each service go, by the word before the colon of an action. */
const doors: Readonly<Record<string, string>> = {
  logs: "logs",
  s3vectors: "s3vectors",
  secretsmanager: "secretsmanager",
  sqs: "sqs",
  ssm: "ssm",
  ssmmessages: "ssmmessages",
};
/** Asked by other services in the workload's name, or with its role by Lambda itself: nothing of it leaves the workload. */
const elsewhere = ["kms", "xray", "ec2"];

/** Services that a role calls, but for what Lambda does with it. */
function called({ of }: SystemStacks, name: string): string[] {
  const statements = of("aws_iam_role_policy")
    .filter((policy) => policy.name === name)
    .flatMap(({ policy }) => statementsOf(policy))
    .filter(({ Effect }) => Effect === "Allow");
  expect(statements.length).toBeGreaterThan(2);
  const isFunction = of("aws_lambda_function").some(({ function_name: each }) => each === name);
  const services = new Set(statements.flatMap(({ Action }) => Action).map((action) => action.split(":")[0]));
  return [...services].filter((service) => !elsewhere.includes(service) && !(isFunction && service === "logs")).sort();
}

describe.each(systems)("$system", ({ system, admits, lets }) => {
  describe.each(environments)("in %s", (environment) => {
    const stacks = systemIn(outdir, system, environment);
    const { of, resources } = stacks;
    const network = resources("network");
    const endpoints = network.filter(({ type }) => type === "aws_vpc_endpoint").map(({ values }) => values);
    const doorOf = (service: string) =>
      endpoints.find(({ service_name: name }) => name === `com.amazonaws.ap-southeast-2.${service}`);

    test("who can reach what is this table, and nothing else", () => {
      // The door to the embedding model wears a group that is none of the system's own.
      expect(admitted(stacks).sort()).toEqual([...admits, [HOME, "undefined", 443]].sort());
    });

    test("what may go out is this table, and nothing else", () => {
      expect(allowedOut(stacks).sort()).toEqual([...lets].sort());
    });

    test("there is no NAT gateway, and only the public subnets have a route to the internet", () => {
      expect(of("aws_nat_gateway")).toEqual([]);
      expect(of("aws_eip")).toEqual([]);
      const world = of("aws_route").filter(
        ({ destination_cidr_block: to, destination_ipv6_cidr_block: to6 }) => to === "0.0.0.0/0" || to6 !== undefined,
      );
      expect(world.length).toBeGreaterThan(0);
      const tables = world.map(({ route_table_id: table }) => /aws_route_table\.(\w+?)_/.exec(String(table))?.[1]);
      expect([...new Set(tables)]).toStrictEqual(["public"]);
      for (const { gateway_id: gateway } of world) expect(gateway).toMatch(/^\$\{aws_internet_gateway\./);
    });

    test.each(workloads)("$role finds a door for every API that it calls", ({ role, group, tier }) => {
      const services = called(stacks, `${system}-${environment}-${role}`);
      for (const service of services) {
        if (service === "s3") {
          const gateway = doorOf("s3");
          expect(gateway?.vpc_endpoint_type).toBe("Gateway");
          const tables = listOf(gateway, "route_table_ids").filter((table) => table.includes(`.${tier}_`));
          const subnets = network.filter(({ type, address }) => type === "aws_subnet" && address.includes(`.${tier}_`));
          expect(tables).toHaveLength(subnets.length);
          expect(allowedOut(stacks)).toContainEqual([group, S3_LIST, 443]);
        } else if (service === "rds-db") {
          expect(allowedOut(stacks)).toContainEqual([group, "database", 5432]);
        } else {
          const door = doorOf(service === "bedrock" ? "bedrock-runtime" : doors[service]);
          expect({ service, door: door?.vpc_endpoint_type, names: door?.private_dns_enabled }).toEqual({
            service,
            door: "Interface",
            names: true,
          });
          expect(listOf(door, "security_group_ids").map(groupName)).toStrictEqual(["endpoints"]);
          expect(admitted(stacks)).toContainEqual([group, "endpoints", 443]);
        }
      }
    });

    test("what runs in the VPC is known to this test, in its group and its tier", () => {
      const functions = of("aws_lambda_function").flatMap(({ function_name: name, vpc_config: config }) =>
        config ? [{ role: String(name).replace(`${system}-${environment}-`, ""), ...wornBy(config as Values) }] : [],
      );
      const known = workloads.filter(({ role }) => role !== "backend");
      expect(functions.sort((a, b) => a.role.localeCompare(b.role))).toEqual(
        [...known].sort((a, b) => a.role.localeCompare(b.role)),
      );
      const [group] = of("aws_autoscaling_group").map(({ vpc_zone_identifier: subnets }) => subnets as string[]);
      expect([...new Set(group.map(tierOf))]).toStrictEqual(["private"]);
    });

    test("the endpoints stand in one zone in dev, and in each zone that workloads stand in elsewhere", () => {
      const interfaces = endpoints.filter(({ vpc_endpoint_type: type, provider }) => type === "Interface" && !provider);
      expect(interfaces).toHaveLength(10);
      for (const { subnet_ids: subnets } of interfaces) {
        const tiers = (subnets as string[]).map(tierOf);
        expect(tiers).toStrictEqual(environment === "dev" ? ["lambda"] : ["lambda", "private"]);
      }
    });

    test("texts reach the embedding model by a VPC of its own in Tokyo, which has no way to the internet", () => {
      const [door, ...more] = endpoints.filter(({ provider }) => provider);
      expect(more).toEqual([]);
      expect(door).toMatchObject({
        service_name: "com.amazonaws.ap-northeast-1.bedrock-runtime",
        vpc_endpoint_type: "Interface",
      });
      expect(JSON.parse(String(door.policy)).Statement.flatMap(({ Resource }: { Resource: unknown }) => Resource)).toEqual([
        "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.titan-embed-text-v1",
      ]);
      expect(String(doorOf("bedrock-runtime")?.policy)).toContain("anthropic.claude-");
      expect(String(doorOf("bedrock-runtime")?.policy)).not.toContain("titan");
      const gateways = network.filter(({ type }) => type === "aws_internet_gateway");
      expect(gateways.map(({ values }) => values.provider)).toStrictEqual([undefined]);
      const names = network.filter(({ type }) => type === "aws_route53_zone").map(({ values }) => values.name);
      expect(names).toEqual(["bedrock-runtime.ap-northeast-1.amazonaws.com"]);
    });

    test("the way to that VPC is in every table of the workloads' tiers, and in no other", () => {
      const ways = of("aws_route").filter(({ destination_cidr_block: to }) => to === DISTANT);
      const tables = ways.map(({ route_table_id: table }) => /aws_route_table\.([\w-]+)_routes_/.exec(String(table))?.[1]);
      const subnets = network.filter(({ type, values }) => type === "aws_subnet" && !values.provider);
      const zones = subnets.map(({ address }) => /^aws_subnet\.([\w-]+)_subnet_/.exec(address)?.[1]);
      expect(zones.length).toBeGreaterThan(4);
      expect(tables.sort()).toStrictEqual(zones.filter((zone) => /^(private|lambda)_/.test(String(zone))).sort());
    });

    test("nothing has a public address", () => {
      const subnets = of("aws_subnet").map(({ map_public_ip_on_launch: gives = false }) => gives);
      expect([...new Set(subnets)]).toEqual([false]);
      const [template] = of("aws_launch_template");
      expect(template.network_interfaces).toEqual([expect.objectContaining({ associate_public_ip_address: "false" })]);
      expect(of("aws_db_instance").map(({ publicly_accessible: open }) => open)).toEqual([false]);
    });
  });
});

const listOf = (values: Values | undefined, argument: string) => (values?.[argument] ?? []) as string[];
const tierOf = (reference: string) => /aws_subnet\.?(public|private|lambda|data)_/.exec(reference)?.[1];

function wornBy({ subnet_ids: subnets, security_group_ids: groups }: Values) {
  const [group] = (groups as string[]).map(groupName);
  const [tier] = (subnets as string[]).map(tierOf);
  return { group, tier };
}
