import type { PolicyStatement } from "../../modules/security/policy-document";
import { readStacks } from "../../scripts/terraform/stacks";
import { type ActionList, actionList, standsFor } from "../support/action-list";
import { allowsAllBut, type Excess, type ExcessKind, excessesOf } from "../support/excesses";
import { readStackFile, type StackFile, synthesizeAll } from "../support/synthesized";
import { hiddenPolicies, type WrittenStatement, writtenStatements } from "../support/written-policies";
import { letsPass, WIDE_STATEMENTS, type WideStatement } from "./wide-statements";

const outdir = synthesizeAll();
const stacks = readStacks(outdir, "").map((stack) => ({ name: stack.name, file: readStackFile(stack) }));
const statements = stacks.flatMap(({ name, file }) => writtenStatements(name, file));
const services = statements.flatMap(({ statement }) => [statement.Action].flat().map((action) => action.split(":")[0]));

let list: ActionList;
beforeAll(async () => {
  list = await actionList(services);
}, 60_000);

const excesses = (of: readonly WrittenStatement[] = statements) => of.flatMap((each) => excessesOf(each, list));
const line = ({ kind, sid, action, place }: Excess) => `${kind}: ${action} of ${sid} in ${place}`;

test("policies of every kind are looked at", () => {
  expect([...new Set(statements.map(({ type }) => type))].sort()).toEqual([
    "aws_backup_vault_policy",
    "aws_ecr_repository_policy",
    "aws_iam_policy",
    "aws_iam_role",
    "aws_iam_role_policy",
    "aws_kms_key",
    "aws_s3_bucket_policy",
    "aws_sns_topic_policy",
    "aws_sqs_queue_policy",
    "aws_vpc_endpoint",
  ]);
  expect(stacks.flatMap(({ name, file }) => hiddenPolicies(name, file))).toEqual([]);
});

test("every action is one that AWS publishes", () => {
  expect(
    excesses()
      .filter(({ kind }) => kind === "no such action")
      .map(line),
  ).toEqual([]);
});

test("every allowed action is named, and held to resources where AWS lets it be", () => {
  const wide = excesses().filter(({ kind }) => kind === "pattern of actions" || kind === "every resource");
  expect(wide.filter((excess) => !letsPass(excess)).map(line)).toEqual([]);
});

test("every statement names resources of a kind that its actions are about", () => {
  const other = excesses().filter(({ kind }) => kind === "another kind");
  expect(other.filter((excess) => !letsPass(excess)).map(line)).toEqual([]);
});

test("nothing is allowed by saying what is not", () => {
  expect(statements.filter(allowsAllBut).map(({ place }) => place)).toEqual([]);
});

test("no statement stays excepted that is not wide any more, and none twice", () => {
  const used = new Set<WideStatement | undefined>(excesses().map(letsPass));
  expect(WIDE_STATEMENTS.filter((each) => !used.has(each)).map(({ sid }) => sid)).toEqual([]);
  const names = new Set(excesses().map(({ sid, type, action }) => `${type} ${sid} ${action}`));
  const unused = WIDE_STATEMENTS.flatMap(({ sid, type, actions }) =>
    actions === "reads" ? [] : actions.filter((action) => !names.has(`${type} ${sid} ${action}`)),
  );
  expect(unused).toEqual([]);
});

const fine: PolicyStatement = {
  Sid: "Files",
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::partner-dev-files/*",
};
const faults: { what: string; change: Partial<PolicyStatement>; kind: ExcessKind; action: string }[] = [
  { what: "an action that is misspelt", change: { Action: "s3:GetObjects" }, kind: "no such action", action: "s3:GetObjects" },
  { what: "another service's action", change: { Action: "sqs:GetObject" }, kind: "no such action", action: "sqs:GetObject" },
  { what: "a service that there is not", change: { Action: "s4:GetObject" }, kind: "no such action", action: "s4:GetObject" },
  {
    what: "a refusal of nothing",
    change: { Effect: "Deny", Action: "s3:Forget*" },
    kind: "no such action",
    action: "s3:Forget*",
  },
  { what: "everything of a service", change: { Action: "s3:*" }, kind: "pattern of actions", action: "s3:*" },
  { what: "everything", change: { Action: "*" }, kind: "pattern of actions", action: "*" },
  { what: "every bucket", change: { Resource: "arn:aws:s3:::*/*" }, kind: "every resource", action: "s3:GetObject" },
  { what: "every resource", change: { Resource: "*" }, kind: "every resource", action: "s3:GetObject" },
  {
    what: "every key",
    change: { Action: "kms:Decrypt", Resource: "arn:aws:kms:*:111111111111:key/*" },
    kind: "every resource",
    action: "kms:Decrypt",
  },
  {
    what: "an object's action at a bucket",
    change: { Resource: "arn:aws:s3:::partner-dev-files" },
    kind: "another kind",
    action: "s3:GetObject",
  },
  {
    what: "a bucket's action at its objects, by a reference",
    change: { Action: "s3:ListBucket", Resource: "$" + "{aws_s3_bucket.files.arn}/*" },
    kind: "another kind",
    action: "s3:ListBucket",
  },
  {
    what: "a refusal that refuses nothing",
    change: { Effect: "Deny", Action: "kms:Decrypt", Resource: "arn:aws:kms:us-east-1:111111111111:alias/partner-dev" },
    kind: "another kind",
    action: "kms:Decrypt",
  },
  {
    what: "a resource for an action that knows none",
    change: { Action: "s3:ListAllMyBuckets", Resource: "arn:aws:s3:::partner-dev-files" },
    kind: "another kind",
    action: "s3:ListAllMyBuckets",
  },
  // What a plan may: but not of data, and not to change something.
  { what: "reading data", change: { Sid: "ReadBuckets", Resource: "*" }, kind: "every resource", action: "s3:GetObject" },
  { what: "reading all", change: { Sid: "ReadBuckets", Action: "s3:Get*" }, kind: "pattern of actions", action: "s3:Get*" },
  {
    what: "changing as if it were reading",
    change: { Sid: "ReadQueues", Action: "sqs:SetQueueAttributes", Resource: "*" },
    kind: "every resource",
    action: "sqs:SetQueueAttributes",
  },
  {
    what: "one action more in a statement that may be wide",
    change: { Sid: "Subscriptions", Action: "sns:Publish", Resource: "*" },
    kind: "every resource",
    action: "sns:Publish",
  },
];

const stackWith = (statement: object): StackFile => ({
  resource: { aws_iam_policy: { planted: { policy: JSON.stringify({ Statement: [statement] }) } } },
});

test.each(faults)("finds $what", ({ change, kind, action }) => {
  const found = (statement: PolicyStatement) =>
    excesses(writtenStatements("planted", stackWith(statement))).filter((excess) => !letsPass(excess));
  expect(found(fine)).toEqual([]);
  expect(found({ ...fine, ...change })).toContainEqual(expect.objectContaining({ kind, action }));
});

test("finds what allows all but something, and a policy that only an apply can tell", () => {
  const { Resource, ...rest } = fine;
  expect(writtenStatements("planted", stackWith({ ...rest, NotResource: Resource })).filter(allowsAllBut)).toHaveLength(1);
  const policy = "$" + "{data.aws_iam_policy_document.files.json}";
  expect(hiddenPolicies("planted", { resource: { aws_iam_policy: { planted: { policy } } } })).toHaveLength(1);
});

test("the list is the published one: an action of each level, with and without resources", () => {
  expect(standsFor("kms:Decrypt", list)).toEqual([{ name: "kms:Decrypt", reads: false, kinds: ["key"] }]);
  expect(standsFor("s3:ListAllMyBuckets", list)).toEqual([{ name: "s3:ListAllMyBuckets", reads: true, kinds: [] }]);
});
