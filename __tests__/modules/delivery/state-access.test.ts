import { reachesState } from "../../../modules/delivery/state-access";
import { actionsOf, state } from "./delivered";

const bySid = (access: "read" | "write") => Object.fromEntries(reachesState(state, access).map((each) => [each.Sid, each]));
const OBJECTS = "arn:aws:s3:::terraform-state-111111111111/shop/test/*";
const KEYS = "terraform-state-111111111111/shop/test/*";

test("a plan reads the environment's states and writes none", () => {
  const { ReadStates, WriteStates } = bySid("read");
  expect(ReadStates).toMatchObject({ Action: "s3:GetObject", Resource: OBJECTS });
  expect(WriteStates).toBeUndefined();
});

test("an apply writes the environment's states and deletes none", () => {
  expect(bySid("write").WriteStates).toMatchObject({ Action: "s3:PutObject", Resource: `${OBJECTS}.tfstate` });
  const deleting = reachesState(state, "write").filter((each) => actionsOf([each]).includes("s3:DeleteObject"));
  expect(deleting.map(({ Resource }) => Resource)).toEqual([`${OBJECTS}.tflock`]);
});

test.each(["read", "write"] as const)("to %s takes a lock in the table and one beside the state", (access) => {
  const { LockFiles, Locks } = bySid(access);
  expect(LockFiles).toMatchObject({ Action: ["s3:PutObject", "s3:DeleteObject"], Resource: `${OBJECTS}.tflock` });
  expect(Locks).toMatchObject({
    Action: ["dynamodb:PutItem", "dynamodb:DeleteItem"],
    Resource: "arn:aws:dynamodb:eu-west-1:111111111111:table/terraform-locks",
  });
});

test("a plan cannot write the checksum of a state, an apply can", () => {
  const leading = (access: "read" | "write") => bySid(access).Locks.Condition?.["ForAllValues:StringLike"];
  expect(leading("read")).toEqual({ "dynamodb:LeadingKeys": [`${KEYS}.tfstate`] });
  expect(leading("write")).toEqual({ "dynamodb:LeadingKeys": [KEYS] });
});

test("the key of states and locks is used through S3 and DynamoDB only, and found by its alias", () => {
  expect(bySid("read").StateKey).toMatchObject({
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "arn:aws:kms:eu-west-1:111111111111:key/*",
    Condition: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/terraform-state" },
      StringEquals: { "kms:ViaService": ["dynamodb.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"] },
    },
  });
});
