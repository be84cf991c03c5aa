import type { PolicyStatement } from "../security/policy-document";

/** What a role may do with the items of a table, in one word. */
export type TableAccess = "read" | "read-write";

const READ = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
const WRITE = [
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
];

/** Lets a role at items whose keys it knows: not to read the table from end to end. It needs `usesKey` for `dynamodb` too. */
export function tableAccess(sid: string, tableArn: string, access: TableAccess): PolicyStatement {
  return {
    Sid: `${sid}Items`,
    Effect: "Allow",
    Action: access === "read" ? READ : [...READ, ...WRITE],
    Resource: tableArn,
  };
}
