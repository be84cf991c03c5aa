import { catalogue } from "../../environments";
import { corrupted, messageFor, refusal } from "./corrupted";
import { systems } from "./subjects";

const zoneB = "network.zones.us-east-1b";

describe.each(systems)("in %s", (system) => {
  const { prod } = catalogue.systems[system];
  const file = `${system}/prod.ts`;
  const inProd = (field: string, value: unknown) => corrupted(`systems.${system}.prod.${field}`, value);
  const { zones } = prod.network;
  const { allocatedStorageGiB: size } = prod.database;
  const first = zones["us-east-1a"].publicCidr;
  const subnets = Object.entries(zones).flatMap(([zone, { publicCidr, privateCidr }]) => [
    [`${zone}.publicCidr`, publicCidr],
    [`${zone}.privateCidr`, privateCidr],
  ]);

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
      value: { publicCidr: "10.0.200.0/24", privateCidr: "10.0.201.0/24", natZone: "us-east-1a" },
      problems: ['network.zones.eu-west-1a must be a zone of region us-east-1, got "eu-west-1a"'],
    },
    {
      rule: "a zone is called as AWS does",
      field: "network.zones.b",
      value: { publicCidr: "10.0.200.0/24", privateCidr: "10.0.201.0/24", natZone: "us-east-1a" },
      problems: [
        'network.zones.b must be an availability zone such as "us-east-1a", got "b"',
        'network.zones.b must be a zone of region us-east-1, got "b"',
      ],
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
      value: "172.16.0.0/16",
      problems: subnets.map(([field, block]) => `network.zones.${field} must lie within cidr 172.16.0.0/16, got "${block}"`),
    },
    ...["publicCidr", "privateCidr"].map((field) => ({
      rule: `a ${field} is nobody else's`,
      field: `${zoneB}.${field}`,
      value: first,
      problems: [`${zoneB}.${field} must not overlap zones.us-east-1a.publicCidr ${first}, got "${first}"`],
    })),
    {
      rule: "a NAT gateway stands in a zone that is there",
      field: `${zoneB}.natZone`,
      value: "us-east-1d",
      problems: [`${zoneB}.natZone must be one of us-east-1a, us-east-1b, got "us-east-1d"`],
    },
    {
      rule: "a database's disk can grow by a tenth",
      field: "database.maxAllocatedStorageGiB",
      value: size + 1,
      problems: [`database.maxAllocatedStorageGiB must be at least 10 % above allocatedStorageGiB, got ${size + 1}`],
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
      rule: "a role is called as PostgreSQL takes it",
      field: "bootstrap.roles.public",
      value: "read-only",
      problems: [
        'bootstrap.roles.public must be a lower-case name of a role, 1 to 63 characters, not "public" or "none", that does not begin with "pg_" or "rds", got "public"',
      ],
    },
    {
      rule: "the account is in environments/accounts",
      field: "account",
      value: { ...prod.account, id: "333333333333" },
      problems: ['account must be one of environments/accounts, got "333333333333"'],
    },
    {
      rule: "the maintenance window lies outside of the backup window",
      field: "database.maintenanceWindow",
      value: "sun:03:30-sun:04:30",
      problems: ['database.maintenanceWindow must lie outside backupWindow 03:00-04:00, got "sun:03:30-sun:04:30"'],
    },
    {
      rule: "the maintenance window lies outside of it after midnight too",
      field: "database.maintenanceWindow",
      value: "sun:23:00-mon:03:01",
      problems: ['database.maintenanceWindow must lie outside backupWindow 03:00-04:00, got "sun:23:00-mon:03:01"'],
    },
    {
      rule: "the backup window lasts half an hour",
      field: "database.backupWindow",
      value: "03:00-03:10",
      problems: ['database.backupWindow must last 30 minutes or more, got "03:00-03:10"'],
    },
    {
      rule: "the maintenance window lasts half an hour",
      field: "database.maintenanceWindow",
      value: "mon:05:00-mon:05:10",
      problems: ['database.maintenanceWindow must last 30 minutes or more, got "mon:05:00-mon:05:10"'],
    },
  ])("$rule: $field = $value is refused", ({ field, value, problems }) => {
    expect(refusal(inProd(field, value))).toBe(messageFor(file, ...problems));
  });

  test("a field and a rule between fields that are both broken come in one error", () => {
    expect(refusal(corrupted(`systems.${system}.prod.data`, "disposable", inProd("logDays", 91)))).toMatch(
      /\n {2}- logDays must be one of .*, got 91\n {2}- data must be "durable" in prod, got "disposable"$/,
    );
  });

  test("a file without settings is refused, not a crash", () => {
    expect(refusal(corrupted(`systems.${system}.prod`, null))).toContain("the file must be an object of settings, got null");
  });
});

test("two broken files give one error that names both", () => {
  const broken = corrupted("systems.partner.dev.network.cidr", "10.0.0.0/33");
  expect(refusal(corrupted("systems.portfolio.prod.cache.nodes", 1, broken))).toBe(
    [
      messageFor("partner/dev.ts", 'network.cidr must be a private /16 to /24 block, got "10.0.0.0/33"'),
      messageFor("portfolio/prod.ts", "cache.nodes must be 2 or more in prod, so that one may fail, got 1"),
    ].join("\n"),
  );
});

test("a database that outgrows its replicas is told at the replicas", () => {
  expect(refusal(corrupted("systems.portfolio.prod.database.instanceClass", "db.r7g.large"))).toBe(
    messageFor(
      "portfolio/prod.ts",
      'replicas.instanceClass must have the memory of database.instanceClass db.r7g.large or more, got "db.t4g.small"',
    ),
  );
});

test("a domain answers for one environment, of whatever system", () => {
  const names = { domain: "dev.partner.example.com", hostedZone: { kind: "existing", name: "partner.example.com" } };
  expect(refusal(corrupted("systems.portfolio.staging.names", names))).toBe(
    messageFor(
      "portfolio/staging.ts",
      'names.domain must be another than that of environments/partner/dev.ts, got "dev.partner.example.com"',
    ),
  );
});
