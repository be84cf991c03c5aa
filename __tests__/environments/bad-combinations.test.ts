import { prod } from "../../environments/partner/prod";
import { corrupted, messageFor, refusal } from "./corrupted";

const zone = { publicCidr: "10.0.2.0/24", privateCidr: "10.0.48.0/20", natZone: "us-east-1a" };
const zoneB = "network.zones.us-east-1b";
const inProd = (field: string, value: unknown) => corrupted(`systems.partner.prod.${field}`, value);

test.each<{ rule: string; field: string; value: unknown; problems: string[] }>([
  {
    rule: "the environment is the one that the file is named after",
    field: "environment",
    value: "dev",
    problems: ['environment must be "prod" as the file\'s name, got "dev"'],
  },
  {
    rule: "the environment is a known one",
    field: "environment",
    value: "production",
    problems: [
      'environment must be "dev" or "staging" or "prod", got "production"',
      'environment must be "prod" as the file\'s name, got "production"',
    ],
  },
  {
    rule: "there are two zones or more",
    field: zoneB,
    value: undefined,
    problems: ['network.zones must name two zones or more, got ["us-east-1a"]'],
  },
  {
    rule: "a zone is one of the region",
    field: "network.zones.eu-west-1a",
    value: zone,
    problems: ['network.zones.eu-west-1a must be a zone of region us-east-1, got "eu-west-1a"'],
  },
  {
    rule: "subnets lie in the VPC",
    field: `${zoneB}.publicCidr`,
    value: "10.1.1.0/24",
    problems: [`${zoneB}.publicCidr must lie within cidr 10.0.0.0/16, got "10.1.1.0/24"`],
  },
  {
    rule: "the VPC holds its subnets",
    field: "network.cidr",
    value: "10.0.0.0/20",
    problems: [
      'network.zones.us-east-1a.privateCidr must lie within cidr 10.0.0.0/20, got "10.0.16.0/20"',
      `${zoneB}.privateCidr must lie within cidr 10.0.0.0/20, got "10.0.32.0/20"`,
    ],
  },
  {
    rule: "a NAT gateway stands in a zone that is there",
    field: `${zoneB}.natZone`,
    value: "us-east-1d",
    problems: [`${zoneB}.natZone must be one of us-east-1a, us-east-1b, got "us-east-1d"`],
  },
  {
    rule: "a database's disk can grow by a tenth",
    field: "database.maxAllocatedStorageGiB",
    value: 109,
    problems: ["database.maxAllocatedStorageGiB must be at least 10 % above allocatedStorageGiB, got 109"],
  },
  {
    rule: "operators are another account's, known by number and word",
    field: "delivery.operators",
    value: { accountId: "3", externalId: "!" },
    problems: [
      'delivery.operators.accountId must be the 12 digits of an AWS account, got "3"',
      'delivery.operators.externalId must be 2 to 1224 letters, digits or any of _+=,.@:/-, got "!"',
    ],
  },
  {
    rule: "most instances are no fewer than least",
    field: "api.function.concurrency",
    value: { least: 5, most: 4 },
    problems: ["api.function.concurrency.most must be least or more, got 4"],
  },
])("$rule: $field = $value is refused", ({ field, value, problems }) => {
  expect(refusal(inProd(field, value))).toBe(messageFor("partner/prod.ts", ...problems));
});

test.each([
  { role: "Documents", sentence: "must be lower-case words joined by hyphens, 1 to 30 characters" },
  { role: "q".repeat(31), sentence: "must be lower-case words joined by hyphens, 1 to 30 characters" },
  { role: "mail-dlq", sentence: 'must not end in "-dlq", "-processor", "-live" or "-mapping"' },
  { role: "documents-processor", sentence: 'must not end in "-dlq", "-processor", "-live" or "-mapping"' },
  { role: "connections", sentence: "must be another word than aws, backend, connections, zone" },
])("a queue cannot be called $role", ({ role, sentence }) => {
  const field = `messaging.queues.${role}`;
  const message = messageFor("partner/prod.ts", `${field} ${sentence}, got ${JSON.stringify(role)}`);
  expect(refusal(inProd(field, prod.messaging.queues.documents))).toBe(message);
});

test.each([
  { other: "another zone's", field: "publicCidr", value: "10.0.0.128/25", with: "us-east-1a.publicCidr 10.0.0.0/24" },
  { other: "the other tier's", field: "privateCidr", value: "10.0.0.0/20", with: "us-east-1a.publicCidr 10.0.0.0/24" },
])("subnets do not overlap: a block within $other is refused", ({ field, value, with: taken }) => {
  const message = refusal(inProd(`${zoneB}.${field}`, value));
  expect(message).toContain(`\n  - ${zoneB}.${field} must not overlap `);
  expect(message?.split("\n")).toHaveLength(2);
  expect(message).toMatch(new RegExp(`zones\\.${taken}, got "${value}"$`));
});

test("two broken files give one error that names both", () => {
  const first = corrupted("systems.partner.dev.network.cidr", "10.0.0.0/33");
  expect(refusal(corrupted("systems.partner.prod.database.instanceClass", "t3.small", first))).toBe(
    [
      messageFor("partner/dev.ts", 'network.cidr must be a private /16 to /24 block, got "10.0.0.0/33"'),
      messageFor("partner/prod.ts", 'database.instanceClass must be an instance class that starts with "db.", got "t3.small"'),
    ].join("\n"),
  );
});

test("a field and a rule between fields that are both broken come in one error", () => {
  const both = inProd("owner", "");
  expect(refusal(corrupted("systems.partner.prod.data", "disposable", both))).toBe(
    messageFor(
      "partner/prod.ts",
      'owner must be 1 to 100 characters, got ""',
      'data must be "durable" in prod, got "disposable"',
    ),
  );
});

test("a file without settings is refused, not a crash", () => {
  expect(refusal(corrupted("systems.partner.prod", null))).toContain("the file must be an object of settings, got null");
});

test.each([
  { rule: "an account that is not in environments/accounts", field: "account", value: { ...prod.account, id: "333333333333" } },
  {
    rule: "a maintenance window that the backup window reaches into",
    field: "database.maintenanceWindow",
    value: "sun:03:30-sun:04:30",
  },
  {
    rule: "a maintenance window over midnight into the backup window",
    field: "database.maintenanceWindow",
    value: "sun:23:00-mon:03:01",
  },
  { rule: "a backup window of less than half an hour", field: "database.backupWindow", value: "03:00-03:10" },
  { rule: "a maintenance window of less than half an hour", field: "database.maintenanceWindow", value: "mon:05:00-mon:05:10" },
])("$rule is refused", ({ field, value }) => {
  expect(refusal(inProd(field, value))).toContain(`\n  - ${field} must `);
});
