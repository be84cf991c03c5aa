import { usesKey } from "../../../modules/security/key-access";

test("a role uses the key through the named services only", () => {
  expect(usesKey("arn:aws:kms:us-east-1:111111111111:key/k", "us-east-1", ["s3", "sqs"])).toEqual({
    Sid: "KeyByServices",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "arn:aws:kms:us-east-1:111111111111:key/k",
    Condition: { StringEquals: { "kms:ViaService": ["s3.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com"] } },
  });
});
