import { catalogue } from "../../environments";
import { corrupted, messageFor, refusal } from "./corrupted";
import { systems } from "./subjects";

describe.each(systems)("in %s", (system) => {
  const { prod } = catalogue.systems[system];
  const file = `${system}/prod.ts`;
  const inProd = (field: string, value: unknown) => corrupted(`systems.${system}.prod.${field}`, value);
  const { allocatedStorageGiB: size, backupWindow } = prod.database;
  const [start, end] = backupWindow.split("-");
  const [hour] = start.split(":");

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
      value: `sun:${hour}:30-sun:${end.replace(":00", ":30")}`,
      problems: [
        `database.maintenanceWindow must lie outside backupWindow ${backupWindow}, got "sun:${hour}:30-sun:${end.replace(":00", ":30")}"`,
      ],
    },
    {
      rule: "the maintenance window lies outside of it after midnight too",
      field: "database.maintenanceWindow",
      value: `sun:23:00-mon:${hour}:01`,
      problems: [`database.maintenanceWindow must lie outside backupWindow ${backupWindow}, got "sun:23:00-mon:${hour}:01"`],
    },
    {
      rule: "the backup window lasts half an hour",
      field: "database.backupWindow",
      value: `${start}-${hour}:10`,
      problems: [`database.backupWindow must last 30 minutes or more, got "${start}-${hour}:10"`],
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

test.each(["student-helper", "student-helper-v1"])("in %s numbers that belong together fit each other", (system) => {
  const fewest = corrupted(`systems.${system}.prod.backend.instances.least`, 4);
  expect(refusal(corrupted(`systems.${system}.prod.processing.timeoutSeconds`, 361, fewest))).toBe(
    messageFor(
      `${system}/prod.ts`,
      "processing.visibilityTimeoutSeconds must be timeoutSeconds 361 or more, got 360",
      "backend.instances.most must be least or more, got 3",
    ),
  );
});

test.each([
  { first: "partner/dev.ts", second: "portfolio/staging.ts", domain: "dev.partner.example.com", zone: "partner.example.com" },
  {
    first: "student-helper/prod.ts",
    second: "student-helper-v1/prod.ts",
    domain: "studenthelper.com",
    zone: "studenthelper.com",
  },
])("$second cannot have the domain of $first: a domain answers for one environment, of whatever system", (taken) => {
  const { first, second, domain, zone } = taken;
  const place = second.replace("/", ".").replace(".ts", "");
  const names = { domain, hostedZone: { kind: "existing", name: zone } };
  expect(refusal(corrupted(`systems.${place}.names`, names))).toBe(
    messageFor(second, `names.domain must be another than that of environments/${first}, got "${domain}"`),
  );
});
