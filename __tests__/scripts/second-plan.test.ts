import type { KnownDifference } from "../../scripts/local-aws/known-differences";
import { judge } from "../../scripts/terraform/second-plan";

const description: KnownDifference = { type: "aws_subnet", attribute: "description", why: "the emulator forgets it" };
const tags: KnownDifference = { type: "aws_subnet", attribute: "tags", why: "the emulator forgets them" };
const known = [description, tags];

type Change = Parameters<typeof judge>[0]["resource_changes"] extends readonly (infer T)[] | undefined ? T : never;
const change = (given: Partial<Change["change"]>, type = "aws_subnet"): Change => ({
  address: `${type}.a`,
  type,
  change: { actions: ["update"], before: {}, after: {}, after_unknown: {}, ...given },
});
const judged = (...changes: Change[]) => judge({ resource_changes: changes }, known);

test("a plan without changes has nothing to pass and nothing to refuse", () => {
  const same = { id: "subnet-1", tags: { Name: "a" } };
  expect(judge({}, known)).toEqual({ passed: [], refused: [] });
  expect(
    judged(change({ actions: ["no-op"], before: same, after: same }), change({ actions: ["read"], before: null, after: same })),
  ).toEqual({ passed: [], refused: [] });
});

test("a difference that an emulator is known for passes, and is told once for all resources", () => {
  const forgotten = change({
    before: { description: "", cidr: "10.0.0.0/24" },
    after: { description: "A", cidr: "10.0.0.0/24" },
  });
  expect(judged(forgotten, forgotten)).toEqual({ passed: [description], refused: [] });
});

test("the same attribute of another type is refused", () => {
  expect(judged(change({ before: { tags: null }, after: { tags: { Name: "a" } } }, "aws_vpc"))).toEqual({
    passed: [],
    refused: ['aws_vpc.a: tags null → {"Name":"a"}'],
  });
});

test("an unknown difference is refused although a known one stands beside it", () => {
  expect(judged(change({ before: { description: "", cidr: "a" }, after: { description: "A", cidr: "b" } }))).toEqual({
    passed: [description],
    refused: ['aws_subnet.a: cidr "a" → "b"'],
  });
});

test("attributes that come, go or differ deep inside are differences", () => {
  const before = { gone: 1, rule: [{ port: 443, cidrs: ["a"] }], same: [{ x: 1 }] };
  const after = { come: 2, rule: [{ port: 443, cidrs: ["b"] }], same: [{ x: 1 }] };
  expect(judged(change({ before, after })).refused).toEqual([
    "aws_subnet.a: gone 1 → undefined",
    'aws_subnet.a: rule [{"port":443,"cidrs":["a"]}] → [{"port":443,"cidrs":["b"]}]',
    "aws_subnet.a: come undefined → 2",
  ]);
});

test("a value that is only known after the apply is a difference", () => {
  const unknown = change({ before: { arn: "arn:1" }, after: {}, after_unknown: { arn: true } });
  expect(judged(unknown).refused).toEqual(['aws_subnet.a: arn "arn:1" → undefined']);
  const kept = change({ before: { arn: "arn:1" }, after: { arn: "arn:1" }, after_unknown: { arn: true } });
  expect(judged(kept).refused).toEqual(['aws_subnet.a: arn "arn:1" → "arn:1"']);
});

test("an update that changes a value only known after the apply, deep inside, is refused", () => {
  const deep = { before: { rule: [{}] }, after: { rule: [{}] }, after_unknown: { rule: [{ id: true }] } };
  expect(judged(change(deep)).refused).toHaveLength(1);
});

test("an update that shows no changed attribute at all is refused, for nobody knows what it is", () => {
  expect(judged(change({})).refused).toHaveLength(1);
});

test.each([
  { actions: ["create"], told: "create" },
  { actions: ["delete"], told: "delete" },
  { actions: ["delete", "create"], told: "delete and create" },
  { actions: ["create", "delete"], told: "create and delete" },
  { actions: ["forget"], told: "forget" },
])("$told is refused, although the attribute that differs is a known one", ({ actions, told }) => {
  expect(judged(change({ actions, before: { description: "" }, after: { description: "A" } }))).toEqual({
    passed: [],
    refused: [`aws_subnet.a: ${told}`],
  });
});

test("a sensitive value is refused without being shown", () => {
  const secret = {
    before: { key: "old-secret" },
    after: { key: "new-secret" },
    before_sensitive: {},
    after_sensitive: { key: true },
  };
  expect(judged(change(secret)).refused).toEqual(["aws_subnet.a: key (sensitive) → (sensitive)"]);
});

test("a changed output is refused by its name", () => {
  const plan = {
    output_changes: { vpc_id: { actions: ["update"] }, kept: { actions: ["no-op"] }, more: { actions: ["create"] } },
  };
  expect(judge(plan, known).refused).toEqual(["output vpc_id: update", "output more: create"]);
});
