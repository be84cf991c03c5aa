import type { PolicyStatement } from "../../modules/security/policy-document";
import { readStacks } from "../../scripts/terraform/stacks";
import { type ActionList, actionList, standsFor } from "../support/action-list";
import { allowsAllBut, type Excess, excessesOf } from "../support/excesses";
import { readStackFile, type StackFile, synthesizeAll } from "../support/synthesized";
import { hiddenPolicies, type WrittenStatement, writtenStatements } from "../support/written-policies";
import { faults, fine } from "./statement-faults";
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
