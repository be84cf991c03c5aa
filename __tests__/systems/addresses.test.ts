import { readStacks } from "../../scripts/terraform/stacks";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

const outdir = synthesizeAll();

/** One line per resource; a line that goes away destroys something unless a `moved` entry says otherwise. */
const addresses = (...prefixes: string[]) =>
  readStacks(outdir, ...prefixes)
    .flatMap(({ name }) => resourcesIn(outdir, name).map(({ address }) => `${name}: ${address}`))
    .sort();

test.each(["partner-dev-", "partner-staging-", "partner-prod-", "state-", "account-"])(
  "the addresses of %s stacks are the ones that are deployed",
  (prefix) => {
    expect(addresses(prefix)).toMatchSnapshot();
  },
);

/** What one environment of partner has and another has not: its layer and the part of it, e.g. `network: nat`. */
function more(than: string, environment: string): string[] {
  const of = (name: string) => addresses(`partner-${name}-`).map((line) => line.replace(`partner-${name}-`, ""));
  const [less, all] = [of(than), of(environment)];
  expect(less.filter((line) => !all.includes(line))).toEqual([]);
  const parts = all.filter((line) => !less.includes(line)).map((line) => line.replace(/ \w+\.([a-z0-9-]+)_.*$/, " $1"));
  return [...new Set(parts)].sort();
}

test("staging has all addresses of dev, and besides a bastion with its doors, a guardrail and web ACLs", () => {
  expect(more("dev", "staging")).toEqual([
    "api: web-acl",
    "database: bastion",
    "edge: web-acl",
    "network: services",
    "security: guardrail",
    "watching: web-acl-api",
    "watching: web-acl-frontend",
  ]);
});

test("prod has all addresses of staging, and besides a NAT gateway, warm functions, operators, paging, cost alerts, recovery", () => {
  const [recovery, others] = [/^recovery: /, /^(?!recovery: )/].map((layer) =>
    more("staging", "prod").filter((part) => layer.test(part)),
  );
  expect(recovery.length).toBeGreaterThan(0);
  expect(others).toEqual([
    "api: lambda",
    "messaging: connections",
    "network: nat",
    "security: delivery",
    "watching: cost-anomalies",
    "watching: forwarder",
    "watching: topic",
  ]);
});
