import { statementsOf } from "../../modules/governance/statements";
import { type PolicyStatement, policyDocument } from "../../modules/security/policy-document";
import { type Estate, estateIn, estateOf } from "../../scripts/docs/estate";
import { homeOf, KEY_NEEDS, type KeyNeed, type KeyService, lackingFor } from "../../scripts/docs/key-needs";
import { type KeyUse, keyUses } from "../../scripts/docs/key-uses";
import { type StackFile, synthesizeAll } from "../support/synthesized";

const estate = estateIn(synthesizeAll(), "");
const uses = keyUses(estate);
const services = Object.entries(KEY_NEEDS) as [KeyService, KeyNeed][];
/** The key of these is another region's: that of the copies. */
const COPIES = ["aws_s3_bucket_replication_configuration", "aws_db_instance_automated_backups_replication"];

const lacking = ({ key, services: its }: KeyUse) =>
  its.flatMap((service) =>
    lackingFor(KEY_NEEDS[service], key.values.policy, homeOf(key)).map((what) => `${key.stack} ${key.address}: ${what}`),
  );
const policyOf = (statements: readonly PolicyStatement[]) => policyDocument(statements);

test("every key admits every service that uses it in its own name, for this account, and asks for nothing that it does not say", () => {
  expect(uses.length).toBeGreaterThan(500);
  expect([...new Set(uses.flatMap(lacking))]).toEqual([]);
});

test("every service of the table uses some key, and every key is used", () => {
  expect([...new Set(uses.flatMap((use) => use.services))].sort()).toEqual(services.map(([name]) => name).sort());
  const used = new Set(uses.map(({ key }) => key));
  expect(estate.of("aws_kms_key").filter((key) => !used.has(key))).toEqual([]);
});

test("no key admits a service that uses nothing of it", () => {
  const idle = estate.of("aws_kms_key").flatMap((key) => {
    const its = new Set(uses.filter((use) => use.key === key).flatMap((use) => use.services));
    const { account, region } = homeOf(key);
    const known = services.filter(([name]) => its.has(name)).map(([, { principal }]) => principal.replace("{region}", region));
    const admitted = statementsOf(key.values.policy).flatMap(({ Principal }) =>
      typeof Principal === "object" ? [Principal.Service ?? []].flat() : [],
    );
    expect(account).toMatch(/^\d{12}$/);
    return admitted.filter((principal) => !known.includes(principal)).map((principal) => `${key.stack} ${principal}`);
  });
  expect(idle).toEqual(IDLE);
});

/** The key beside CloudFront is the same in every environment, and dev has no web ACL that writes a log. */
const IDLE = ["student-helper-dev-edge logs.us-east-1.amazonaws.com", "student-helper-v1-dev-edge logs.us-east-1.amazonaws.com"];

test("every key leaves all others to the account's IAM policies", () => {
  const left = estate
    .of("aws_kms_key")
    .filter((key) =>
      statementsOf(key.values.policy).some(
        ({ Effect, Principal, Action, Condition }) =>
          Effect === "Allow" && JSON.stringify(Principal).includes(":root") && Action === "kms:*" && !Condition,
      ),
    );
  expect(left).toEqual(estate.of("aws_kms_key"));
});

test("every key is of the region of what it encrypts", () => {
  const elsewhere = uses.filter(({ key, resource }) => key.region !== resource.region && !COPIES.includes(resource.type));
  expect(elsewhere.map(({ resource }) => `${resource.stack} ${resource.address}`)).toEqual([]);
});

describe.each(services)("of %s", (service, need) => {
  const { key } = uses.find((use) => use.services.includes(service)) as KeyUse;
  const home = homeOf(key);
  const statements = statementsOf(key.values.policy);
  const found = (changed: readonly PolicyStatement[]) => lackingFor(need, policyOf(changed), home);
  const principal = need.principal.replace("{region}", home.region).replace("{account}", home.account);
  const isIts = (each: PolicyStatement) => JSON.stringify(each).includes(`"${principal}"`);
  const change = (to: (statement: PolicyStatement) => PolicyStatement) =>
    statements.map((each) => (isIts(each) ? to(each) : each));

  test("a key is found that does not admit it", () => {
    expect(found(statements)).toEqual([]);
    expect(found(statements.filter((each) => !isIts(each)))).toHaveLength(need.actions.length);
    expect(found(change((each) => ({ ...each, Effect: "Deny" })))).toHaveLength(need.actions.length);
  });

  test.each(need.actions)("a key is found that does not let it %s", (action) => {
    const without = change((each) => ({ ...each, Action: [each.Action].flat().filter((one) => one !== action) }));
    expect(found(without)).toEqual([`${principal} may not ${action}`]);
  });

  test("a key is found that holds it to another account, or asks for what it does not say", () => {
    const other = change((each) => ({
      ...each,
      Condition: { StringEquals: { ...itself(each), [need.says[0]]: "333333333333" } },
    }));
    expect(found(other)).toContainEqual(expect.stringMatching(/does not hold|may not/));
    const but = change((each) => ({ ...each, Condition: { StringNotEquals: { [need.says[0]]: home.account } } }));
    expect(found(but)).toContainEqual(expect.stringMatching(/does not hold|may not/));
    const more = change((each) => ({ ...each, Condition: { ...each.Condition, StringLike: { "aws:SourceVpc": "vpc-1" } } }));
    expect(found(more)).toContainEqual(expect.stringContaining("asks for aws:SourceVpc, which the service does not say"));
  });
});

/** What tells whose statement it is where the principal is everybody. */
function itself({ Condition }: PolicyStatement): Record<string, string> {
  const name = Condition?.StringEquals?.["aws:PrincipalArn"];
  return name ? { "aws:PrincipalArn": String(name).replace(/\d{12}/, "333333333333") } : {};
}

const KEY = "$" + "{aws_kms_key.platform.arn}";
const plantedEstate = (resource: StackFile): Estate =>
  estateOf({ planted: { resource: { aws_kms_key: { platform: { policy: "{}" } }, ...resource } } });

test("what names a key at a new place is refused until it is said who uses it", () => {
  const place = plantedEstate({ aws_efs_file_system: { files: { kms_key_id: KEY } } });
  expect(() => keyUses(place)).toThrow("aws_efs_file_system kms_key_id names a key");
});

test("a service that a queue or a bucket lets in is refused until it is said what it needs of the key", () => {
  const policy = policyDocument([
    { Sid: "Objects", Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" },
  ]);
  const queue = plantedEstate({
    aws_sqs_queue: { jobs: { kms_master_key_id: KEY } },
    aws_sqs_queue_policy: { jobs: { queue_url: "$" + "{aws_sqs_queue.jobs.url}", policy } },
  });
  expect(() => keyUses(queue)).toThrow("aws_sqs_queue.jobs is encrypted and lets s3.amazonaws.com in");
});
