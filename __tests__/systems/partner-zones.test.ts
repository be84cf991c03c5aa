import { catalogue } from "../../environments";
import { readStacks } from "../../scripts/terraform/stacks";
import type { PartnerSettings } from "../../systems/partner";
import type { Catalogue } from "../../systems/platforms";
import { checked } from "../../systems/platforms";
import { readStackFile, resourcesIn, synthesizeAll } from "../support/synthesized";

const partner: Readonly<Record<string, PartnerSettings>> = catalogue.systems.partner;
const before = synthesizeAll();

/** The catalogue with one environment of partner changed. */
function changed(environment: string, change: (settings: PartnerSettings) => void): string {
  const settings = { ...structuredClone(partner[environment]), account: partner[environment].account };
  change(settings);
  const given: Catalogue = { ...catalogue, systems: { partner: { ...partner, [environment]: settings } } };
  return synthesizeAll(checked(given));
}

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

const GROWN = [
  "aws_db_subnet_group.subnet_ids",
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
        const [then, list] = [values[argument] ?? [], now.get(key)?.values[argument] ?? []] as [string[], string[]];
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
  expect(differences(outdir).filter((each) => !GROWN.includes(each))).toEqual([]);
  expect(newStacksIn(outdir)).toEqual([]);
});

test.each(["dev", "prod"])("another queue in %s changes nothing that stands", (environment) => {
  const outdir = changed(environment, ({ messaging }) => {
    messaging.queues.audit = { visibilityTimeoutSeconds: 60, retentionDays: 4, maxReceiveCount: 3 };
  });
  expect(differences(outdir)).toEqual([]);
  expect(newStacksIn(outdir)).toEqual([`partner-${environment}-messaging`]);
  expect(changedOutputs(outdir)).toEqual([`partner-${environment}-messaging: queue_urls`]);
});
