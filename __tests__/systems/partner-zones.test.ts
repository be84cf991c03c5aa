import { readStacks } from "../../scripts/terraform/stacks";
import type { PartnerSettings } from "../../systems/partner-settings";
import { statementsOf, type Values } from "../support/partner-stacks";
import { readStackFile, resourcesIn, synthesizeAll } from "../support/synthesized";
import { changedPartner } from "../support/variants";

const before = synthesizeAll();
const changed = (environment: string, change: (settings: PartnerSettings) => void) =>
  synthesizeAll(changedPartner({ [environment]: change }));

/** Every resource of all stacks, as `<stack>: <address>`. */
const resources = (outdir: string) =>
  new Map(
    readStacks(outdir, "").flatMap(({ name }) =>
      resourcesIn(outdir, name).map(({ address, type, values }) => [`${name}: ${address}`, { type, values }] as const),
    ),
  );

/** `type.argument` of every argument of an existing resource that is another one, `depends_on` aside: it plans nothing. */
function differences(outdir: string): string[] {
  const now = resources(outdir);
  const found = [...resources(before)].flatMap(([key, { type, values }]) => {
    const then = now.get(key)?.values;
    if (!then) return [`${key} is gone`];
    const names = [...new Set([...Object.keys(values), ...Object.keys(then)])].filter((name) => name !== "depends_on");
    return names.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(then[name])).map((name) => `${type}.${name}`);
  });
  return [...new Set(found)].sort();
}

const newStacksIn = (outdir: string) => {
  const known = resources(before);
  const added = [...resources(outdir).keys()].filter((key) => !known.has(key));
  return [...new Set(added.map((key) => key.split(":")[0]))];
};

/** Names of changed outputs, and of added ones that are made for people. */
function changedOutputs(outdir: string): string[] {
  const outputs = (from: string) =>
    new Map(
      readStacks(from, "").flatMap((stack) =>
        Object.entries(readStackFile(stack).output ?? {}).map(([name, each]) => [`${stack.name}: ${name}`, JSON.stringify(each)]),
      ),
    );
  const [then, now] = [outputs(before), outputs(outdir)];
  const gone = [...then.keys()].filter((name) => !now.has(name)).map((name) => `${name} is gone`);
  const other = [...now].filter(([name, value]) => then.get(name) !== value && !name.includes("cross-stack-output"));
  return [...gone, ...other.map(([name]) => name)].sort();
}

/** A list of subnets or route tables, a function's among them. */
const listIn = (values: Values, argument: string) =>
  (values[argument] ?? (values.vpc_config as Values | undefined)?.[argument] ?? []) as string[];

const GROWN = [
  "aws_db_subnet_group.subnet_ids",
  "aws_lambda_function.vpc_config",
  "aws_network_acl.subnet_ids",
  "aws_vpc_endpoint.route_table_ids",
  "aws_vpc_endpoint.subnet_ids",
];

describe.each([
  { environment: "dev", natZone: "us-east-1a", nats: 1, outputs: ["private_subnet_ids", "public_subnet_ids"] },
  { environment: "dev", natZone: "us-east-1c", nats: 2, outputs: ["nat_public_ips", "private_subnet_ids", "public_subnet_ids"] },
  { environment: "prod", natZone: "us-east-1c", nats: 3, outputs: ["nat_public_ips", "private_subnet_ids", "public_subnet_ids"] },
])("a third zone in $environment, going out through $natZone,", ({ environment, natZone, nats, outputs }) => {
  const outdir = changed(environment, ({ network }) => {
    network.zones["us-east-1c"] = { publicCidr: "10.0.2.0/24", privateCidr: "10.0.48.0/20", natZone };
  });

  test("changes nothing that stands, except that lists of subnets and route tables grow", () => {
    expect(differences(outdir)).toEqual(GROWN);
    const now = resources(outdir);
    for (const [key, { values }] of resources(before)) {
      for (const argument of ["subnet_ids", "route_table_ids"]) {
        const [then, list] = [listIn(values, argument), listIn(now.get(key)?.values ?? {}, argument)];
        const grows = key.startsWith(`partner-${environment}-`) && then.length > 0;
        expect(list).toEqual(grows ? [...then, expect.stringContaining("us-east-1c")] : then);
      }
    }
  });

  test("adds to its network only, and tells people of the new subnets and addresses", () => {
    expect(newStacksIn(outdir)).toEqual([`partner-${environment}-network`]);
    expect(changedOutputs(outdir)).toEqual(outputs.map((name) => `partner-${environment}-network: ${name}`));
    const gateways = resourcesIn(outdir, `partner-${environment}-network`).filter(({ type }) => type === "aws_nat_gateway");
    expect(gateways).toHaveLength(nats);
  });
});

test.each(["dev", "prod"])("the order in which zones are written is of no weight in %s", (environment) => {
  const outdir = changed(environment, (settings) => {
    settings.network.zones = Object.fromEntries(Object.entries(settings.network.zones).reverse());
  });
  expect(differences(outdir)).toEqual([]);
  expect(newStacksIn(outdir)).toEqual([]);
});

describe.each(["dev", "prod"])("another queue in %s", (environment) => {
  const prefix = `partner-${environment}`;
  const outdir = changed(environment, ({ messaging }) => {
    const processor = { memoryMiB: 128, timeoutSeconds: 10, batchSize: 1, maximumConcurrency: 2, uses: [] };
    messaging.queues.audit = { visibilityTimeoutSeconds: 60, retentionDays: 4, maxReceiveCount: 3, processor };
  });
  const known = resources(before);
  const added = [...resources(outdir)].filter(([key]) => !known.has(key)).map(([, { type, values }]) => ({ type, values }));
  const namesOf = (type: string, name = "name") => added.filter((each) => each.type === type).map(({ values }) => values[name]);

  test("adds itself, its dead letters, its function and their alarms, and takes nothing away", () => {
    expect(newStacksIn(outdir).sort()).toEqual([`${prefix}-messaging`, `${prefix}-watching`]);
    expect(namesOf("aws_sqs_queue").sort()).toEqual([`${prefix}-audit`, `${prefix}-audit-dlq`]);
    expect(namesOf("aws_lambda_function", "function_name")).toEqual([`${prefix}-audit-processor`]);
    expect(namesOf("aws_lambda_event_source_mapping", "batch_size")).toEqual([1]);
    expect(namesOf("aws_cloudwatch_metric_alarm", "alarm_name").sort()).toEqual(
      ["dlq-depth", "processor-duration", "processor-errors", "processor-throttles"].map((alarm) => `${prefix}-audit-${alarm}`),
    );
  });

  test("changes nothing that stands, except what tells of all queues or may send to all of them", () => {
    expect(differences(outdir)).toEqual([
      "aws_cloudwatch_dashboard.dashboard_body",
      "aws_cloudwatch_query_definition.log_group_names",
      "aws_iam_role_policy.policy",
      "aws_lambda_function.environment",
    ]);
    expect(changedOutputs(outdir)).toEqual([`${prefix}-messaging: functions`, `${prefix}-messaging: queue_urls`]);
  });

  test("lets the API and the WebSocket function send to it, and nobody else", () => {
    const senders = [...resources(outdir)].flatMap(([, { type, values }]) =>
      type === "aws_iam_role_policy" && String(values.name).startsWith(prefix) && sendsTo(values.policy, "audit_queue")
        ? [values.name]
        : [],
    );
    expect(senders.sort()).toEqual([`${prefix}-api`, `${prefix}-websocket`]);
  });
});

const sendsTo = (policy: unknown, queue: string) =>
  statementsOf(policy).some(({ Action, Resource }) => Action.includes("sqs:SendMessage") && String(Resource).includes(queue));
