import {
  majorVersion,
  type PostgresSettings,
  postgresSettings,
  prodPostgresProblems,
} from "../../../modules/database/postgres-settings";
import { problemsOf } from "../../../modules/shared/problems";

const settings: PostgresSettings = {
  engineVersion: "15",
  instanceClass: "db.t4g.micro",
  allocatedStorageGiB: 20,
  maxAllocatedStorageGiB: 100,
  availability: "single-az",
  backupRetentionDays: 7,
  backupWindow: "03:00-04:00",
  maintenanceWindow: "mon:04:30-mon:05:30",
};
const problems = (changes: object) => problemsOf(postgresSettings, { ...settings, ...changes });

test.each([
  {},
  { engineVersion: "15.10" },
  { instanceClass: "db.r7g.2xlarge" },
  { availability: "multi-az" },
  { allocatedStorageGiB: 20, maxAllocatedStorageGiB: 22 },
  { backupRetentionDays: 35 },
  { maxConnections: 20, statementTimeoutSeconds: 3_600 },
])("%j is accepted", (changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  [{ engineVersion: "12" }, 'engineVersion must be a PostgreSQL version such as "15" or "15.10", got "12"'],
  [
    { instanceClass: "t4g.micro" },
    'instanceClass must be an instance class of a current generation such as "db.t4g.micro", got "t4g.micro"',
  ],
  [
    { instanceClass: "db.m4.large" },
    'instanceClass must be an instance class of a current generation such as "db.t4g.micro", got "db.m4.large"',
  ],
  [{ allocatedStorageGiB: 19 }, "allocatedStorageGiB must be a whole number of GiB from 20 to 65536, got 19"],
  [{ availability: "three-az" }, 'availability must be "single-az" or "multi-az", got "three-az"'],
  [{ backupRetentionDays: 0 }, "backupRetentionDays must be a whole number of days from 1 to 35, got 0"],
  [{ backupRetentionDays: 36 }, "backupRetentionDays must be a whole number of days from 1 to 35, got 36"],
  [{ maxConnections: 19 }, "maxConnections must be a whole number of connections from 20 to 5000, got 19"],
  [{ statementTimeoutSeconds: 0 }, "statementTimeoutSeconds must be a whole number of seconds from 1 to 3600, got 0"],
  [{ backupWindow: "24:00-25:00" }, 'backupWindow must be a UTC time span such as "03:00-04:00", got "24:00-25:00"'],
  [
    { maintenanceWindow: "04:30-05:30" },
    'maintenanceWindow must be a weekly UTC time span such as "mon:04:00-mon:05:00", got "04:30-05:30"',
  ],
  [{ backupWindow: undefined }, 'backupWindow must be a UTC time span such as "03:00-04:00", but is missing'],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test("a disk that cannot grow by a tenth is refused", () => {
  const [problem, ...more] = problems({ maxAllocatedStorageGiB: 21 });
  expect(problem).toMatch(/^maxAllocatedStorageGiB must be at least 10 % above allocatedStorageGiB, /);
  expect(more).toEqual([]);
});

test("a disk that cannot grow by a tenth is told with the size given", () => {
  expect(problems({ maxAllocatedStorageGiB: 21 })).toEqual([
    "maxAllocatedStorageGiB must be at least 10 % above allocatedStorageGiB, got 21",
  ]);
});

test("a disk may grow by exactly a tenth, whatever its size", () => {
  expect(problems({ allocatedStorageGiB: 100, maxAllocatedStorageGiB: 110 })).toEqual([]);
});

test.each([
  ["15", "15"],
  ["15.10", "15"],
])("the major version of %s is %s", (version, major) => {
  expect(majorVersion(version)).toBe(major);
});

test("production has a standby", () => {
  const message = 'must be "multi-az" in prod';
  expect(prodPostgresProblems(settings)).toEqual([{ path: ["availability"], message, given: "single-az" }]);
  expect([...prodPostgresProblems({ availability: "multi-az" }), ...prodPostgresProblems(undefined)]).toEqual([]);
});
