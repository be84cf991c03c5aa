import { KeyValueTable, type KeyValueTableProps } from "../../../modules/database/key-value-table";
import { tableAccess } from "../../../modules/database/table-access";
import { build } from "../../support/build";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
const props: KeyValueTableProps = {
  name: "shop-test-sessions",
  partitionKey: { name: "session_id", type: "S" },
  expiryAttribute: "expires_at",
  keyArn,
  data: "durable",
};
const built = (changes: Partial<KeyValueTableProps> = {}) =>
  build((stack) => void new KeyValueTable(stack, "sessions", { ...props, ...changes }));
const table = (changes: Partial<KeyValueTableProps> = {}) => built(changes).one("aws_dynamodb_table");

test("it costs what is used, is encrypted with the key and can be brought back to any second", () => {
  expect(table()).toMatchObject({
    name: "shop-test-sessions",
    billing_mode: "PAY_PER_REQUEST",
    server_side_encryption: { enabled: true, kms_key_arn: keyArn },
    point_in_time_recovery: { enabled: true },
  });
});

test("items are found by their key, and go by themselves after their time", () => {
  expect(table()).toMatchObject({
    hash_key: "session_id",
    attribute: [{ name: "session_id", type: "S" }],
    ttl: { enabled: true, attribute_name: "expires_at" },
  });
});

test("items need not have an end", () => {
  expect(table({ expiryAttribute: "none" })).not.toHaveProperty("ttl");
});

test.each([
  { data: "durable", deletionProtection: true, lifecycle: { prevent_destroy: true } },
  { data: "disposable", deletionProtection: false, lifecycle: undefined },
] as const)("a $data table is protected: $deletionProtection, and breaks no rule", ({ data, ...expected }) => {
  const found = table({ data });
  expect(found.deletion_protection_enabled).toBe(expected.deletionProtection);
  expect(found.lifecycle).toEqual(expected.lifecycle);
  expect([...built({ data }).broken, ...built({ data }).problems]).toEqual([]);
});

test("every problem is listed at once", () => {
  expect(built({ name: "Sessions", expiryAttribute: "session_id" }).problems).toEqual([
    'sessions: name must match ^[a-z][a-z0-9-]*$, got "Sessions"',
    'sessions: expiryAttribute must be no key, got "session_id"',
  ]);
});

test.each([
  { access: "read", writes: false },
  { access: "read-write", writes: true },
] as const)("a role with $access access reaches items only, writes: $writes", ({ access, writes }) => {
  const { Sid, Action, Resource } = tableAccess("Sessions", "arn:table", access);
  expect([Sid, Resource]).toEqual(["SessionsItems", "arn:table"]);
  expect(Action.includes("dynamodb:GetItem")).toBe(true);
  expect(Action.includes("dynamodb:PutItem")).toBe(writes);
  expect([Action].flat().filter((action) => /Scan|Table|\*/.test(action))).toEqual([]);
});
