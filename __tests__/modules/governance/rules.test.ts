import { groupedByType } from "../../../modules/governance/findings";
import type { Json, Resource } from "../../../modules/governance/rule";
import { type RuleName, rules } from "../../../modules/governance/rules";

/** What a rule says of a resource that stands alone. */
const speaks = (rule: RuleName, values: Record<string, Json>) => {
  const [type] = rules[rule].types;
  const resource = { type, address: `${type}.it`, values };
  return rules[rule].remedy(resource, groupedByType([resource])) !== undefined;
};

const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const open = { egress: false, rule_action: "allow", cidr_block: "0.0.0.0/0", protocol: "tcp" };

const replica = { replicate_source_db: "${aws_db_instance.source.identifier}" };

test.each<{ of: string; rule: RuleName; values: Record<string, Json>; broken: boolean }>([
  {
    of: "an ACL that lets everybody in on Remote Desktop",
    rule: "aclClosesAdministration",
    values: { ...open, from_port: 3389, to_port: 3389 },
    broken: true,
  },
  {
    of: "an ACL whose span of ports covers SSH",
    rule: "aclClosesAdministration",
    values: { ...open, from_port: 1, to_port: 1024 },
    broken: true,
  },
  {
    of: "an ACL that lets everything in",
    rule: "aclClosesAdministration",
    values: { ...open, protocol: "-1" },
    broken: true,
  },
  {
    of: "an ACL that lets everybody in on HTTPS",
    rule: "aclClosesAdministration",
    values: { ...open, from_port: 443, to_port: 443 },
    broken: false,
  },
  {
    of: "an ACL that lets out on SSH",
    rule: "aclClosesAdministration",
    values: { ...open, egress: true, from_port: 22, to_port: 22 },
    broken: false,
  },
  {
    of: "an ACL that refuses SSH",
    rule: "aclClosesAdministration",
    values: { ...open, rule_action: "deny", from_port: 22, to_port: 22 },
    broken: false,
  },
  {
    of: "an ACL that lets the VPC in on SSH",
    rule: "aclClosesAdministration",
    values: { ...open, cidr_block: "10.20.0.0/16", from_port: 22, to_port: 22 },
    broken: false,
  },
  { of: "a group that admits all of IPv6", rule: "groupAdmitsNoWorld", values: { cidr_ipv6: "::/0" }, broken: true },
  { of: "a group that admits a block", rule: "groupAdmitsNoWorld", values: { cidr_ipv4: "10.20.0.0/16" }, broken: false },
  { of: "a group with inline egress", rule: "groupKeepsRulesApart", values: { egress: [] }, broken: true },
  { of: "a database without any password", rule: "databaseHidesItsPassword", values: {}, broken: true },
  {
    of: "an ephemeral password",
    rule: "databaseHidesItsPassword",
    values: { password_wo: "${ephemeral.aws_secretsmanager_random_password.it.random_password}" },
    broken: false,
  },
  { of: "a write-only password in clear", rule: "databaseHidesItsPassword", values: { password_wo: "x" }, broken: true },
  { of: "a replica without any password", rule: "databaseHidesItsPassword", values: replica, broken: false },
  {
    of: "a replica with a password in clear",
    rule: "databaseHidesItsPassword",
    values: { ...replica, password: "x" },
    broken: true,
  },
  { of: "a replica without backups", rule: "databaseIsBackedUp", values: replica, broken: false },
  {
    of: "a replica with its source's key",
    rule: "databaseIsEncrypted",
    values: { ...replica, storage_encrypted: true },
    broken: false,
  },
  { of: "a replica in clear", rule: "databaseIsEncrypted", values: replica, broken: true },
  { of: "a database without a key", rule: "databaseIsEncrypted", values: { storage_encrypted: true }, broken: true },
  { of: "a replica in one zone", rule: "databaseStandsInTwoZones", values: replica, broken: true },
  { of: "MySQL's own port", rule: "databaseAvoidsDefaultPort", values: { port: 3306 }, broken: true },
  { of: "a port left out", rule: "databaseAvoidsDefaultPort", values: {}, broken: true },
  { of: "a port of the project's", rule: "databaseAvoidsDefaultPort", values: { port: 15432 }, broken: false },
  { of: "a log group kept forever", rule: "logGroupIsKeptAndEncrypted", values: { kms_key_id: "key" }, broken: true },
  {
    of: "a policy that allows a family of actions",
    rule: "policyNamesItsActions",
    values: { policy: policy({ Effect: "Allow", Action: "s3:Get*" }) },
    broken: true,
  },
  {
    of: "a policy that denies a family of actions",
    rule: "policyNamesItsActions",
    values: { policy: policy({ Effect: "Deny", Action: "s3:*" }) },
    broken: false,
  },
  {
    of: "a policy that is decided later",
    rule: "policyNamesItsActions",
    values: { policy: "$" + "{data.aws_iam_policy_document.it.json}" },
    broken: true,
  },
  {
    of: "a table that can be recovered and is protected",
    rule: "tableCanBeRecovered",
    values: { point_in_time_recovery: { enabled: true }, deletion_protection_enabled: true },
    broken: false,
  },
  {
    of: "a protected table without recovery",
    rule: "tableCanBeRecovered",
    values: { deletion_protection_enabled: true },
    broken: true,
  },
])("$rule is broken by $of: $broken", ({ rule, values, broken }) => {
  expect(speaks(rule, values)).toBe(broken);
});

test("a database that exports an empty list of logs exports none", () => {
  expect(speaks("databaseExportsLogs", { enabled_cloudwatch_logs_exports: [] })).toBe(true);
});

test("a bucket whose policy refuses one action in clear still takes others in clear", () => {
  const bucket: Resource = { type: "aws_s3_bucket", address: "aws_s3_bucket.it", values: {} };
  const condition = { Bool: { "aws:SecureTransport": "false" } };
  const refusal = policy({ Effect: "Deny", Principal: "*", Action: "s3:GetObject", Resource: "*", Condition: condition });
  const values = { bucket: "$" + "{aws_s3_bucket.it.id}", policy: refusal };
  const attached: Resource = { type: "aws_s3_bucket_policy", address: "aws_s3_bucket_policy.it", values };
  expect(rules.bucketDemandsTls.remedy(bucket, groupedByType([bucket, attached]))).toBeDefined();
});

test("a policy that allows all but some actions names none", () => {
  expect(speaks("policyNamesItsActions", { policy: policy({ Effect: "Allow", NotAction: "iam:*" }) })).toBe(true);
});

test("only the database that is replicated must set its password", () => {
  const source = { manage_master_user_password: true };
  const resources: Resource[] = [
    { type: "aws_db_instance", address: "aws_db_instance.source", values: source },
    { type: "aws_db_instance", address: "aws_db_instance.source_of_none", values: source },
    { type: "aws_db_instance", address: "aws_db_instance.replica", values: replica },
  ];
  const stack = groupedByType(resources);
  const broken = resources.filter((each) => rules.databaseWithReplicasSetsItsPassword.remedy(each, stack));
  expect(broken.map(({ address }) => address)).toEqual(["aws_db_instance.source"]);
});

/** Rules of ours that no AWS control asks for in these words. */
const ours = [
  "queueDemandsTls",
  "groupKeepsRulesApart",
  "databaseHidesItsPassword",
  "databaseWithReplicasSetsItsPassword",
  "logGroupIsKeptAndEncrypted",
];

test.each(Object.entries(rules))("%s names the types it looks at and the controls it stands for", (name, { types, controls }) => {
  expect(types.length).toBeGreaterThan(0);
  expect(controls.length > 0).toBe(!ours.includes(name));
  expect(controls.every((control) => /^[A-Z][A-Za-z0-9]+\.\d+$/.test(control))).toBe(true);
});
