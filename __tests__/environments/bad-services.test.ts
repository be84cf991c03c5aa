import { catalogue } from "../../environments";
import type { Catalogue } from "../../systems/platforms";
import { variants } from "../support/variants";
import { corrupted, messageFor, refusal } from "./corrupted";

const inProd = (field: string, value: unknown, from?: Catalogue) =>
  refusal(corrupted(`systems.foundry.prod.${field}`, value, from));
const refused = (...problems: string[]) => messageFor("foundry/prod.ts", ...problems);
const alone = "must be 2 or more in prod, so that one may fail, got 1";

// What foundry's words and numbers must keep between them.

test.each<{ rule: string; field: string; value: unknown; problems: string[] }>([
  {
    rule: "a service has memory that goes with its processor",
    field: "services.api.cpuUnits",
    value: 2_048,
    problems: ["services.api.memoryMiB must be 4096 or 6144 where cpuUnits is 2048, got 2048"],
  },
  {
    rule: "another processor takes other memory",
    field: "services.web.cpuUnits",
    value: 512,
    problems: ["services.web.memoryMiB must be 1024 where cpuUnits is 512, got 512"],
  },
  {
    rule: "the largest processor takes the most memory",
    field: "services.ai.cpuUnits",
    value: 4_096,
    problems: ["services.ai.memoryMiB must be 8192 or 10240 or 12288 where cpuUnits is 4096, got 2048"],
  },
  {
    rule: "there are never more instances at least than at most",
    field: "services.web.instances.least",
    value: 5,
    problems: ["services.web.instances.most must be least or more, got 4"],
  },
  {
    rule: "the same holds of graphics processors, used or not",
    field: "inference.tasks.least",
    value: 5,
    problems: ["inference.tasks.most must be least or more, got 4"],
  },
  {
    rule: "an alarm on connections can go off",
    field: "watching.thresholds.databaseConnections",
    value: 340,
    problems: ["watching.thresholds.databaseConnections must be less than database.maxConnections 340, got 340"],
  },
  {
    rule: "S3 moves an object a second time after a month",
    field: "uploads.infrequentAfterDays",
    value: 151,
    problems: ["uploads.archiveAfterDays must be 30 days or more after infrequentAfterDays, got 180"],
  },
  {
    rule: "the same from the other side",
    field: "uploads",
    value: { infrequentAfterDays: 90, archiveAfterDays: 119 },
    problems: ["uploads.archiveAfterDays must be 30 days or more after infrequentAfterDays, got 119"],
  },
  {
    rule: "ai reads the database as a role that the bootstrap makes",
    field: "aiDatabase",
    value: "read-only",
    problems: ['bootstrap.roles.ai must be "read-only" where aiDatabase is "read-only", but is missing'],
  },
  {
    rule: "a weekly backup is kept for as long as a daily one",
    field: "recovery.vault.dailyRetentionDays",
    value: 91,
    problems: ["recovery.vault.weeklyRetentionDays must be dailyRetentionDays 91 or more, got 90"],
  },
  {
    rule: "a monthly backup is kept for as long as a weekly one",
    field: "recovery.vault.weeklyRetentionDays",
    value: 366,
    problems: ["recovery.vault.monthlyRetentionDays must be weeklyRetentionDays 366 or more, got 365"],
  },
  {
    rule: "a monthly backup is kept for as long as a daily one, which is told once",
    field: "recovery.vault.dailyRetentionDays",
    value: 366,
    problems: [
      "recovery.vault.weeklyRetentionDays must be dailyRetentionDays 366 or more, got 90",
      "recovery.vault.monthlyRetentionDays must be dailyRetentionDays 366 or more, got 365",
    ],
  },
  {
    rule: "everything runs where CloudFront's parts stand",
    field: "region",
    value: "us-west-2",
    problems: [
      ...["us-east-1a", "us-east-1b"].map((zone) => `network.zones.${zone} must be a zone of region us-west-2, got "${zone}"`),
      `recovery.region must differ from the environment's own region, got "us-west-2"`,
      'region must be us-east-1, where CloudFront takes certificate and web ACL from, got "us-west-2"',
    ],
  },
])("$rule: $field = $value is refused", ({ field, value, problems }) => {
  expect(inProd(field, value)).toBe(refused(...problems));
});

test.each<{ what: string; field: string; value: unknown }>([
  { what: "an object may move on after a month", field: "uploads", value: { infrequentAfterDays: 90, archiveAfterDays: 120 } },
  { what: "as many instances at least as at most", field: "services.web.instances", value: { least: 4, most: 4 } },
  { what: "a role for ai that does not log in yet", field: "bootstrap.roles.ai", value: "read-only" },
  { what: "weekly backups kept like daily ones", field: "recovery.vault.weeklyRetentionDays", value: undefined },
  { what: "weekly backups kept like monthly ones", field: "recovery.vault.weeklyRetentionDays", value: 365 },
  { what: "a size of the image's own choice", field: "services.web.memoryMiB", value: 1_024 },
])("$what is taken: $field = $value", ({ field, value }) => {
  expect(inProd(field, value)).toBeUndefined();
});

test.each([
  { home: "on App Runner", field: "services.ai.instances.least", other: "inference.tasks.least", from: catalogue },
  { home: "on Fargate", field: "services.ai.instances.least", other: "inference.tasks.least", from: variants.foundry.fargate },
  { home: "on instances", field: "inference.tasks.least", other: "services.ai.instances.least", from: variants.foundry.proxy },
])("$home $field is two or more in prod, and $other, which is of no weight there, may be one", ({ field, other, from }) => {
  expect(inProd(field, 1, from)).toBe(refused(`${field} ${alone}`));
  expect(inProd(other, 1, from)).toBeUndefined();
});

test.each([
  { field: "gpus", value: 2, most: 1, type: "g5.xlarge" },
  { field: "cpuUnits", value: 4_097, most: 4_096, type: "g5.xlarge" },
  { field: "memoryMiB", value: 16_384, most: 15_237, type: "g5.xlarge" },
])("a task fits every instance that may get it: inference.$field = $value is refused", ({ field, value, most, type }) => {
  expect(inProd(`inference.${field}`, value)).toBe(
    refused(`inference.${field} must be ${most} or less, which is what ${type} has for a task, got ${value}`),
  );
});

test("in staging, too, a web ACL refuses who asks for the schema; in dev developers ask for it", () => {
  const without = (environment: string) => refusal(corrupted(`systems.foundry.${environment}.edge.waf`, "none"));
  expect(without("staging")).toBe(
    messageFor(
      "foundry/staging.ts",
      'edge.waf must be { requestsPer5Minutes } in staging, where the web ACL refuses GraphQL introspection, got "none"',
    ),
  );
  expect(without("dev")).toBeUndefined();
});

/** Every rule of production, broken in one field; each is told whatever the services run on. */
const broken: readonly (readonly [field: string, value: unknown, problem: string])[] = [
  ["network.zones.us-east-1b.natZone", "us-east-1a", 'must be "us-east-1b" in prod, a NAT gateway of its own, got "us-east-1a"'],
  ["network.endpoints", "one-zone", 'must be "each-zone" in prod, got "one-zone"'],
  ["database.availability", "single-az", 'must be "multi-az" in prod, got "single-az"'],
  ...(["web", "api"] as const).map((role) => [`services.${role}.instances.least`, 1, alone] as const),
  ["edge.waf", "none", 'must be { requestsPer5Minutes } in prod, got "none"'],
];
const choices = Object.entries<Catalogue>({ shipped: catalogue, ...variants.foundry }).filter(
  ([, { systems }]) => systems.foundry?.prod,
);

describe.each(choices)("%s", (_, from) => {
  test.each(broken)("prod is refused with %s = %j", (field, value, problem) => {
    expect(inProd(field, value, from)).toBe(refused(`${field} ${problem}`));
  });

  test("all that production must keep is told at once", () => {
    const all = broken.reduce((at, [field, value]) => corrupted(`systems.foundry.prod.${field}`, value, at), from);
    expect(refusal(all)).toBe(refused(...broken.map(([field, , problem]) => `${field} ${problem}`)));
  });
});

test("of foundry's variants, those that production may have are tried there", () => {
  expect(choices.map(([choice]) => choice)).toEqual(["shipped", "fargate", "onDemand", "proxy", "grown"]);
});

test("one type of instance is enough as long as none is asked for", () => {
  expect(inProd("inference.instanceTypes", ["g5.xlarge"])).toBeUndefined();
});
