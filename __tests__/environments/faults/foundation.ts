import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const LOG_DAYS =
  "must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";
const VPC = "must be a private /16 to /24 block";
const TAG = "must be 1 to 100 letters, digits, spaces or any of _.:/=+-@";
const CLASS = 'must be an instance class of a current generation such as "db.t4g.micro"';
const weekly = 'must be a weekly UTC time span such as "mon:04:00-mon:05:00"';
const EXTENSION = 'must be the name of a PostgreSQL extension such as "vector"';
const ROLE = 'must be "owner" or "read-write" or "read-only"';

/** What an environment stands on: account, network, buckets, database. */
export const foundation: Fault[] = [
  ["account", "prod", "must be an account of environments/accounts"],
  ["account", undefined, "must be an account of environments/accounts"],
  ["region", undefined, 'must be an AWS region such as "us-east-1"'],
  ["data", "precious", 'must be "disposable" or "durable"'],
  ["data", undefined, 'must be "disposable" or "durable"'],
  ["logDays", 91, LOG_DAYS],
  ["logDays", "90", LOG_DAYS],
  ["logDays", 0, LOG_DAYS],
  ["logDays", undefined, LOG_DAYS],
  ["owner", "", TAG],
  ["owner", "a, b & c", TAG],
  ["owner", "aws:team", TAG],
  ["owner", undefined, TAG],
  ["costCenter", 12, TAG],
  ["costCenter", undefined, TAG],
  ["colour", "blue", UNKNOWN],

  ["network", undefined, OBJECT],
  ["network", "10.0.0.0/16", OBJECT],
  ["network.vpc", {}, UNKNOWN],
  ["network.cidr", "10.0.0.0/33", VPC],
  ["network.cidr", "10.0.0.1/16", VPC],
  ["network.cidr", undefined, VPC],

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
  ["database.instanceClass", "t3.small", CLASS],
  ["database.instanceClass", "db.m4.large", CLASS],
  ["database.instanceClass", undefined, CLASS],
  ["database.allocatedStorageGiB", 19, "must be a whole number of GiB from 20 to 65536"],
  ["database.allocatedStorageGiB", undefined, "must be a whole number of GiB from 20 to 65536"],
  ["database.maxAllocatedStorageGiB", 65_537, "must be a whole number of GiB from 20 to 65536"],
  ["database.maxAllocatedStorageGiB", undefined, "must be a whole number of GiB from 20 to 65536"],
  ["database.availability", true, 'must be "single-az" or "multi-az"'],
  ["database.availability", undefined, 'must be "single-az" or "multi-az"'],
  ["database.backupRetentionDays", 36, "must be a whole number of days from 1 to 35"],
  ["database.backupRetentionDays", 7.5, "must be a whole number of days from 1 to 35"],
  ["database.backupRetentionDays", 6, "must be 7 or more, so that any second of the last week can be restored"],
  ["database.backupRetentionDays", undefined, "must be a whole number of days from 1 to 35"],
  ["database.backupWindow", "3:00-4:00", 'must be a UTC time span such as "03:00-04:00"'],
  ["database.backupWindow", undefined, 'must be a UTC time span such as "03:00-04:00"'],
  ["database.maintenanceWindow", "05:00-06:00", weekly],
  ["database.maintenanceWindow", undefined, weekly],
  ["database.maxConnections", 19, "must be a whole number of connections from 20 to 5000"],
  ["database.maxConnections", "all", "must be a whole number of connections from 20 to 5000"],
  ["database.statementTimeoutSeconds", 0, "must be a whole number of seconds from 1 to 3600"],
  ["database.statementTimeoutSeconds", 3_601, "must be a whole number of seconds from 1 to 3600"],
  ["database.multiAz", true, UNKNOWN],

  ["bootstrap", undefined, OBJECT],
  ["bootstrap.extensions", "vector", "must be a list of extensions"],
  ["bootstrap.extensions", undefined, "must be a list of extensions"],
  ["bootstrap.extensions.0", "Vector", EXTENSION],
  ["bootstrap.extensions", ["vector", "vector"], "must name each extension once"],
  ["bootstrap.roles", undefined, OBJECT],
  ["bootstrap.roles.app", "superuser", ROLE],
  ["bootstrap.roles.migrator", "read-only", 'must be "owner", because migrations run as it'],
  ["bootstrap.roles.migrator", undefined, 'must be "owner", because migrations run as it'],
  ["bootstrap.roles.app", undefined, "must be there, because the application logs in as it"],
  ["bootstrap.schemas", [], UNKNOWN],
];
