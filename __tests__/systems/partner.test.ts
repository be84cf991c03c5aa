import type { Resource } from "../../modules/governance/rule";
import { resourcesIn, synthesizeSystem } from "../support/synthesized";
import { partnerIn } from "../support/system-stacks";

const outdir = synthesizeSystem("partner");
const of = (environment: string, layer: string, type: string) => partnerIn(outdir, environment).of(type, layer);
const everywhere = (environment: string) => partnerIn(outdir, environment).resources();
const SESSION_MANAGER = ["ec2messages", "ssm", "ssmmessages"];
const BUCKETS = ["access-logs", "documents", "edge-logs", "frontend", "templates"];

const small = { nats: 1, multiAz: false, backupDays: 7, logDays: 30, durable: false };
const dev = { environment: "dev", ...small, doors: [], stacks: 8, copies: [] };
const staging = { environment: "staging", ...small, doors: SESSION_MANAGER, stacks: 8, copies: [] };
const prod = {
  environment: "prod",
  nats: 2,
  multiAz: true,
  backupDays: 35,
  logDays: 90,
  durable: true,
  doors: SESSION_MANAGER,
  stacks: 9,
  copies: ["copy-logs", "documents-copy", "templates-copy"],
};
const zoneOf = (reference: unknown) => /us-east-1[ab]/.exec(String(reference))?.[0];
/** What holds data, or opens it. The secret of a paging service is not among it: people have its key. */
const STATEFUL = [
  "aws_backup_vault",
  "aws_backup_vault_lock_configuration",
  "aws_db_instance",
  "aws_db_instance_automated_backups_replication",
  "aws_kms_key",
  "aws_s3_bucket",
  "aws_secretsmanager_secret",
];
const isKept = ({ type, values }: Resource) => STATEFUL.includes(type) && !String(values.name).endsWith("/alarm-webhook");

describe.each([dev, staging, prod])("in $environment", (expected) => {
  const { environment, nats, multiAz, backupDays, logDays, durable, doors, stacks, copies } = expected;

  test(`there are ${stacks} stacks, each with a state of its own`, () => {
    const { layers, file } = partnerIn(outdir, environment);
    expect(layers).toHaveLength(stacks);
    const keys = layers.map((layer) => file(layer).terraform.backend.s3.key);
    expect(keys).toEqual(layers.map((layer) => `partner/${environment}/${layer}.tfstate`));
  });

  test(`the VPC is 10.0.0.0/16 with two public and two private subnets, and ${nats} NAT gateway(s)`, () => {
    expect(of(environment, "network", "aws_vpc").map((vpc) => vpc.cidr_block)).toEqual(["10.0.0.0/16"]);
    const subnets = of(environment, "network", "aws_subnet").map((subnet) => [subnet.availability_zone, subnet.cidr_block]);
    expect(subnets.sort()).toEqual([
      ["us-east-1a", "10.0.0.0/24"],
      ["us-east-1a", "10.0.16.0/20"],
      ["us-east-1b", "10.0.1.0/24"],
      ["us-east-1b", "10.0.32.0/20"],
    ]);
    expect(of(environment, "network", "aws_nat_gateway")).toHaveLength(nats);
  });

  test("each private subnet has one way out, and the NAT gateways are shared evenly", () => {
    const ways = of(environment, "network", "aws_route").filter((route) => route.nat_gateway_id);
    expect(ways.map((route) => route.destination_cidr_block)).toEqual(["0.0.0.0/0", "0.0.0.0/0"]);
    expect(new Set(ways.map((route) => route.nat_gateway_id)).size).toBe(nats);
  });

  test(`${6 + doors.length} interface endpoints with private DNS and a gateway endpoint for S3`, () => {
    const endpoints = of(environment, "network", "aws_vpc_endpoint").map((endpoint) => [
      String(endpoint.service_name).replace("com.amazonaws.us-east-1.", ""),
      endpoint.vpc_endpoint_type,
      endpoint.private_dns_enabled,
    ]);
    const always = ["bedrock-agent-runtime", "bedrock-runtime", "kms", "logs", "secretsmanager", "sqs"];
    const inside = [...always, ...doors].map((service) => [service, "Interface", true]);
    expect(endpoints.sort()).toEqual([...inside, ["s3", "Gateway", undefined]].sort());
  });

  test("PostgreSQL 15 on gp3, encrypted, private, with a password that RDS makes and TLS forced", () => {
    const [database] = of(environment, "database", "aws_db_instance");
    expect(database).toMatchObject({
      identifier: `partner-${environment}-postgres`,
      engine: "postgres",
      engine_version: "15",
      storage_type: "gp3",
      storage_encrypted: true,
      publicly_accessible: false,
      manage_master_user_password: true,
      performance_insights_enabled: true,
      enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
    });
    const [parameters] = of(environment, "database", "aws_db_parameter_group");
    expect(parameters.parameter).toContainEqual(expect.objectContaining({ name: "rds.force_ssl", value: "1" }));
  });

  test(`the database ${multiAz ? "has a standby" : "has no standby"} and ${backupDays} days of backups`, () => {
    const [database] = of(environment, "database", "aws_db_instance");
    expect(database).toMatchObject({ multi_az: multiAz, backup_retention_period: backupDays });
    expect(Number(database.max_allocated_storage)).toBeGreaterThan(Number(database.allocated_storage));
  });

  test(`data is ${durable ? "protected against every kind of removal" : "removable with its stack"}`, () => {
    const [database] = of(environment, "database", "aws_db_instance");
    expect(database).toMatchObject({
      deletion_protection: durable,
      skip_final_snapshot: !durable,
      delete_automated_backups: !durable,
    });
    const locked = everywhere(environment).filter(({ values }) => JSON.stringify(values.lifecycle)?.includes("prevent_destroy"));
    const stateful = everywhere(environment).filter(isKept);
    expect(stateful.length).toBeGreaterThan(7);
    expect(locked.map(({ address }) => address).sort()).toEqual(durable ? stateful.map(({ address }) => address).sort() : []);
  });

  test(`every log group keeps ${logDays} days and is encrypted with the platform's key`, () => {
    const groups = everywhere(environment).filter(({ type }) => type === "aws_cloudwatch_log_group");
    expect(groups.length).toBeGreaterThan(12);
    const strays = groups.filter(({ values }) => values.retention_in_days !== logDays);
    expect(strays.map(({ address }) => address)).toEqual([]);
    // The security stack holds the key itself, all others read its ARN there.
    const key = /aws_kms_key\.?platform_key_/;
    for (const { values } of groups) expect(values.kms_key_id).toMatch(key);
    expect(of(environment, "security", "aws_kms_alias").map(({ name }) => name)).toEqual([
      `alias/partner-${environment}-platform`,
    ]);
  });

  test("all traffic of the VPC is logged", () => {
    expect(of(environment, "network", "aws_flow_log").map((log) => log.traffic_type)).toEqual(["ALL"]);
  });

  test("buckets for documents, templates, frontend and their logs, with a suffix that makes them unique", () => {
    const buckets = partnerIn(outdir, environment).of("aws_s3_bucket");
    const suffixed = (role: string) => `partner-${environment}-${role}-\${random_id.suffix.hex}`;
    expect(buckets.map(({ bucket }) => bucket).sort()).toEqual([...BUCKETS, ...copies].map(suffixed).sort());
  });

  test("queues for documents and notifications, each with its dead letters", () => {
    const queues = of(environment, "messaging", "aws_sqs_queue").map(({ name }) => name);
    const roles = ["documents", "documents-dlq", "notifications", "notifications-dlq"];
    expect(queues.sort()).toEqual(roles.map((role) => `partner-${environment}-${role}`));
    expect(of(environment, "messaging", "aws_sqs_queue_redrive_policy")).toHaveLength(2);
  });
});

test("in prod each private subnet goes out through the NAT gateway of its own zone", () => {
  const ways = of("prod", "network", "aws_route").filter((route) => route.nat_gateway_id);
  const zones = ways.map(({ nat_gateway_id, route_table_id }) => [nat_gateway_id, route_table_id].map(zoneOf));
  expect(zones.sort()).toEqual([
    ["us-east-1a", "us-east-1a"],
    ["us-east-1b", "us-east-1b"],
  ]);
  const gateways = resourcesIn(outdir, "partner-prod-network").filter(({ type }) => type === "aws_nat_gateway");
  for (const { address, values } of gateways) expect(zoneOf(values.subnet_id)).toBe(zoneOf(address));
});
