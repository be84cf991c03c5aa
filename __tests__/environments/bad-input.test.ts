import { prod } from "../../environments/partner/prod";
import { corrupted, messageFor, problem, refusal } from "./corrupted";

const zoneB = "network.zones.us-east-1b";
const queue = "messaging.queues.documents";
const LOG_DAYS =
  "must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";
const SUBNET = "must be a private /16 to /28 block";
const VPC = "must be a private /16 to /24 block";
const UNKNOWN = "is not a setting";
const OBJECT = "must be an object of settings";
const TAG = "must be 1 to 100 characters";
const weekly = 'must be a weekly UTC time span such as "mon:04:00-mon:05:00"';

/** One field of partner's prod settings, a value that is wrong there, and what is said about it. */
const faults: [field: string, value: unknown, sentence: string][] = [
  ["account", "prod", "must be an account of environments/accounts"],
  ["account", undefined, "must be an account of environments/accounts"],
  ["region", undefined, 'must be an AWS region such as "us-east-1"'],
  ["data", "precious", 'must be "disposable" or "durable"'],
  ["data", undefined, 'must be "disposable" or "durable"'],
  ["logDays", 91, LOG_DAYS],
  ["logDays", "90", LOG_DAYS],
  ["logDays", undefined, LOG_DAYS],
  ["owner", "", TAG],
  ["owner", undefined, TAG],
  ["costCenter", 12, TAG],
  ["costCenter", undefined, TAG],
  ["colour", "blue", UNKNOWN],

  ["network", undefined, OBJECT],
  ["network", "10.0.0.0/16", OBJECT],
  ["network.vpc", {}, UNKNOWN],
  ["network.cidr", "10.0.0.0/33", VPC],
  ["network.cidr", "10.0.0.0/8", VPC],
  ["network.cidr", "10.0.0.1/16", VPC],
  ["network.cidr", undefined, VPC],
  [`${zoneB}.publicCidr`, "10.0.1.0", SUBNET],
  [`${zoneB}.publicCidr`, undefined, SUBNET],
  [`${zoneB}.privateCidr`, "10.0.32.0/29", SUBNET],
  [`${zoneB}.privateCidr`, undefined, SUBNET],
  [`${zoneB}.natZone`, "b", 'must be an availability zone such as "us-east-1a"'],
  [`${zoneB}.natZone`, undefined, 'must be an availability zone such as "us-east-1a"'],
  [`${zoneB}.dataCidr`, "10.0.64.0/24", UNKNOWN],

  ["storage", undefined, OBJECT],
  ["storage.noncurrentVersionDays", 0, "must be a whole number of days from 1 to 3650"],
  ["storage.noncurrentVersionDays", undefined, "must be a whole number of days from 1 to 3650"],
  ["storage.accessLogDays", 3_651, "must be a whole number of days from 1 to 3650"],
  ["storage.accessLogDays", undefined, "must be a whole number of days from 1 to 3650"],
  ["storage.days", 1, UNKNOWN],

  ["database", undefined, OBJECT],
  ["database.engineVersion", 15, 'must be a PostgreSQL version such as "15" or "15.10"'],
  ["database.engineVersion", "12", 'must be a PostgreSQL version such as "15" or "15.10"'],
  ["database.engineVersion", undefined, 'must be a PostgreSQL version such as "15" or "15.10"'],
  ["database.instanceClass", "t3.small", 'must be an instance class that starts with "db."'],
  ["database.instanceClass", undefined, 'must be an instance class that starts with "db."'],
  ["database.allocatedStorageGiB", 19, "must be a whole number of GiB from 20 to 65536"],
  ["database.allocatedStorageGiB", undefined, "must be a whole number of GiB from 20 to 65536"],
  ["database.maxAllocatedStorageGiB", 65_537, "must be a whole number of GiB from 20 to 65536"],
  ["database.maxAllocatedStorageGiB", undefined, "must be a whole number of GiB from 20 to 65536"],
  ["database.availability", true, 'must be "single-az" or "multi-az"'],
  ["database.availability", undefined, 'must be "single-az" or "multi-az"'],
  ["database.backupRetentionDays", 36, "must be a whole number of days from 1 to 35"],
  ["database.backupRetentionDays", 7.5, "must be a whole number of days from 1 to 35"],
  ["database.backupRetentionDays", undefined, "must be a whole number of days from 1 to 35"],
  ["database.backupWindow", "3:00-4:00", 'must be a UTC time span such as "03:00-04:00"'],
  ["database.backupWindow", undefined, 'must be a UTC time span such as "03:00-04:00"'],
  ["database.maintenanceWindow", "05:00-06:00", weekly],
  ["database.maintenanceWindow", undefined, weekly],
  ["database.multiAz", true, UNKNOWN],

  ["messaging", undefined, OBJECT],
  ["messaging.queues", undefined, OBJECT],
  ["messaging.topics", {}, UNKNOWN],
  [`${queue}.visibilityTimeoutSeconds`, 43_201, "must be a whole number of seconds from 0 to 43200"],
  [`${queue}.visibilityTimeoutSeconds`, undefined, "must be a whole number of seconds from 0 to 43200"],
  [`${queue}.retentionDays`, 15, "must be a whole number of days from 1 to 14"],
  [`${queue}.retentionDays`, undefined, "must be a whole number of days from 1 to 14"],
  [`${queue}.maxReceiveCount`, 0, "must be a whole number of receives from 1 to 1000"],
  [`${queue}.maxReceiveCount`, undefined, "must be a whole number of receives from 1 to 1000"],
  [`${queue}.delaySeconds`, 5, UNKNOWN],
];

test.each(faults)("partner prod is refused with %s = %j, in one sentence that says what is allowed", (field, value, sentence) => {
  expect(refusal(corrupted(`systems.partner.prod.${field}`, value))).toBe(
    messageFor("partner/prod.ts", problem(field, value, sentence)),
  );
});

/** Dotted paths of all values that are no object, e.g. `storage.accessLogDays`. */
function leavesOf(values: object, path = ""): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    typeof value === "object" ? leavesOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
}

test("the table above leaves no field of the settings out", () => {
  const { account: _account, environment: _named, ...settings } = prod;
  const role = (field: string) => field.replace(/us-east-1[ab]/, "*").replace(/queues\.\w+/, "queues.*");
  const named = new Set(faults.map(([field]) => role(field)));
  expect(leavesOf(settings).filter((leaf) => !named.has(role(leaf)))).toEqual([]);
});
