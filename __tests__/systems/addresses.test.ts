import { removals } from "../../environments/removals";
import { ACCEPTED, readAccepted } from "../../scripts/addresses/accepted-addresses";
import { compareAddresses, unacceptedText } from "../../scripts/addresses/compare-addresses";
import { synthesizedAddresses } from "../../scripts/addresses/synthesized-addresses";
import { readStacks } from "../../scripts/terraform/stacks";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

const outdir = synthesizeAll();

/** One line per resource. */
const addresses = (...prefixes: string[]) =>
  readStacks(outdir, ...prefixes)
    .flatMap(({ name }) => resourcesIn(outdir, name).map(({ address }) => `${name}: ${address}`))
    .sort();

test("every address is one that was accepted, and none has vanished", () => {
  const compared = compareAddresses(readAccepted(ACCEPTED), synthesizedAddresses(outdir, removals));
  expect(unacceptedText(compared) ?? "").toBe("");
});

/** What one environment of a system has and another has not: its layer and the part of it, e.g. `network: nat`. It lacks only `lost`. */
function more(system: string, than: string, environment: string, lost: string[] = []): string[] {
  const of = (name: string) => addresses(`${system}-${name}-`).map((line) => line.replace(`${system}-${name}-`, ""));
  const [less, all] = [of(than), of(environment)];
  const parts = (lines: string[], others: string[]) => [
    ...new Set(lines.filter((line) => !others.includes(line)).map((line) => line.replace(/ \w+\.([a-z0-9-]+)_.*$/, " $1"))),
  ];
  expect(parts(less, all)).toEqual(lost);
  return parts(all, less).sort();
}

test("partner's staging has all addresses of dev, and besides a bastion with its doors, a guardrail and web ACLs", () => {
  expect(more("partner", "dev", "staging")).toEqual([
    "api: web-acl",
    "database: bastion",
    "edge: web-acl",
    "network: services",
    "security: guardrail",
    "watching: web-acl-api",
    "watching: web-acl-frontend",
  ]);
});

test("partner's prod has all addresses of staging, and besides a NAT gateway, warm functions, operators, paging, cost alerts, recovery", () => {
  const [recovery, others] = [/^recovery: /, /^(?!recovery: )/].map((layer) =>
    more("partner", "staging", "prod").filter((part) => layer.test(part)),
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

test("portfolio's staging has all addresses of dev but the shell's, and besides a replica, the care of its password, a cache node's alarms and web ACLs", () => {
  expect(more("portfolio", "dev", "staging", ["services: service-frontend"])).toEqual([
    "database: master",
    "database: replica-1",
    "database: replica-1-telemetry",
    "database: rotation",
    "edge: web-acl",
    "services: web-acl",
    "watching: cache",
    "watching: database-replica-1",
    "watching: database-replica-1-lag",
    "watching: function-database-rotation",
    "watching: web-acl-site",
    "watching: web-acl-static",
  ]);
});

test("portfolio's prod has all addresses of staging, and besides operators, paging, cost alerts, recovery", () => {
  expect(more("portfolio", "staging", "prod").filter((part) => !part.startsWith("recovery: "))).toEqual([
    "security: delivery",
    "watching: cost-anomalies",
    "watching: forwarder",
    "watching: topic",
  ]);
});

describe.each(["student-helper", "student-helper-v1"])("of %s", (system) => {
  test("staging has all addresses of dev, and besides a web ACL with its alarm", () => {
    expect(more(system, "dev", "staging")).toEqual(["edge: web-acl", "watching: elsewhere"]);
  });

  test("prod has all addresses of staging, and besides autoscaling, another zone of Tokyo, operators, paging, cost alerts, recovery", () => {
    expect(more(system, "staging", "prod").filter((part) => !part.startsWith("recovery: "))).toEqual([
      "application: backend-instances",
      "network: embedding",
      "security: delivery",
      "watching: cost-anomalies",
      "watching: elsewhere",
      "watching: forwarder",
      "watching: topic",
    ]);
  });
});

test("foundry's staging differs from dev in no address but that of those who get mail", () => {
  expect(more("foundry", "dev", "staging", ["watching: topic"])).toEqual(["watching: topic"]);
});

test("foundry's prod has all addresses of staging but what deletes logs, and besides a NAT gateway, operators, paging, recovery", () => {
  const parts = more("foundry", "staging", "prod", ["ai: logs", "services: logs"]);
  expect(parts.filter((part) => !part.startsWith("recovery: "))).toEqual([
    "network: nat",
    "security: delivery",
    "watching: forwarder",
    "watching: nat",
    "watching: topic",
  ]);
});
