import type { Catalogue } from "../../systems/platforms";
import type { System } from "../support/changed";
import { variants } from "../support/variants";
import { corrupted, messageFor, refusal } from "./corrupted";
import { systems } from "./subjects";

/** What each system must keep in prod besides: in staging it is free. */
const kept: Readonly<Record<System, readonly { field: string; value: unknown }[]>> = {
  partner: [
    { field: "network.zones.us-east-1b.natZone", value: "us-east-1a" },
    { field: "api.waf", value: "none" },
    { field: "api.corsOrigins.0", value: "*" },
  ],
  portfolio: [
    { field: "network.zones.us-east-1b.natZone", value: "us-east-1a" },
    { field: "replicas", value: "none" },
    { field: "cache.nodes", value: 1 },
    { field: "services.waf", value: "none" },
    { field: "services.shell", value: "ecs-exec" },
    { field: "services.logDays", value: 7 },
    { field: "services.backend.tasks.least", value: 1 },
  ],
  "student-helper": [{ field: "network.endpoints", value: "one-zone" }],
  "student-helper-v1": [
    { field: "network.endpoints", value: "one-zone" },
    { field: "api.corsOrigins.0", value: "*" },
    { field: "api.corsOrigins.0", value: "http://localhost:5173" },
  ],
  foundry: [
    { field: "network.zones.us-east-1b.natZone", value: "us-east-1a" },
    { field: "network.endpoints", value: "one-zone" },
    { field: "services.web.instances.least", value: 1 },
    { field: "services.api.instances.least", value: 1 },
    { field: "services.ai.instances.least", value: 1 },
  ],
};

describe.each(systems)("in %s", (system) => {
  const at = (environment: string, field: string, value: unknown) =>
    refusal(corrupted(`systems.${system}.${environment}.${field}`, value));

  test.each<{ rule: string; field: string; value: unknown; problem: string }>([
    { rule: "data is kept", field: "data", value: "disposable", problem: 'data must be "durable" in prod, got "disposable"' },
    { rule: "logs are kept for 90 days", field: "logDays", value: 60, problem: "logDays must be 90 or more in prod, got 60" },
    {
      rule: "the database has a standby",
      field: "database.availability",
      value: "single-az",
      problem: 'database.availability must be "multi-az" in prod, got "single-az"',
    },
    {
      rule: "a web ACL stands before the distribution",
      field: "edge.waf",
      value: "none",
      problem: 'edge.waf must be { requestsPer5Minutes } in prod, got "none"',
    },
    {
      rule: "alarms reach a person by mail",
      field: "watching.alarmEmails",
      value: [],
      problem: "watching.alarmEmails must hold at least one address in prod, got []",
    },
    {
      rule: "copies stand in a second region",
      field: "recovery",
      value: "none",
      problem: 'recovery must name a second region in prod, got "none"',
    },
  ])("prod $rule: $field = $value is refused", ({ field, value, problem }) => {
    expect(at("prod", field, value)).toBe(messageFor(`${system}/prod.ts`, problem));
  });

  test.each<{ field: string; value: unknown }>([
    { field: "data", value: "disposable" },
    { field: "logDays", value: 7 },
    { field: "database.availability", value: "single-az" },
    { field: "edge.waf", value: "none" },
    { field: "recovery", value: "none" },
    ...kept[system],
  ])("what prod must keep is free elsewhere: $field = $value", ({ field, value }) => {
    // In staging foundry's web ACL refuses who asks for the schema: see bad-services.
    const free = system === "foundry" && field === "edge.waf" ? "dev" : "staging";
    expect(at(free, field, value)).toBeUndefined();
    expect(at("prod", field, value)).toContain(` in prod`);
  });

  test("elsewhere an alarm needs one way to people, whichever", () => {
    const silent = corrupted(`systems.${system}.dev.watching.alarmEmails`, []);
    expect(refusal(silent)).toBe(
      messageFor(`${system}/dev.ts`, 'watching.alarmEmails must hold at least one address where webhook is "none", got []'),
    );
    expect(refusal(corrupted(`systems.${system}.dev.watching.webhook`, "opsgenie", silent))).toBeUndefined();
  });
});

test.each(["partner", "portfolio", "foundry"])("in %s each zone has a NAT gateway in prod", (system) => {
  expect(refusal(corrupted(`systems.${system}.prod.network.zones.us-east-1b.natZone`, "us-east-1a"))).toBe(
    messageFor(
      `${system}/prod.ts`,
      'network.zones.us-east-1b.natZone must be "us-east-1b" in prod, a NAT gateway of its own, got "us-east-1a"',
    ),
  );
});

const choices = Object.entries(variants).flatMap(([system, all]) =>
  Object.entries<Catalogue>(all).map(([choice, chosen]) => ({ system, choice, chosen })),
);

test.each(choices)("in $system the choice of $choice is taken", ({ chosen }) => {
  expect(refusal(chosen)).toBeUndefined();
});

test.each(["student-helper", "student-helper-v1"])(
  "%s keeps a day of backups where data is disposable, and only there",
  (system) => {
    const aDay = corrupted(`systems.${system}.dev.database.backupRetentionDays`, 1);
    expect(refusal(aDay)).toBeUndefined();
    expect(refusal(corrupted(`systems.${system}.dev.data`, "durable", aDay))).toBe(
      messageFor(
        `${system}/dev.ts`,
        "database.backupRetentionDays must be 7 or more, so that any second of the last week can be restored, got 1",
      ),
    );
  },
);
