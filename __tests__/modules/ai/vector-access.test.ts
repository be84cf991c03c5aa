import { embedsTexts } from "../../../modules/ai/embedding-access";
import { putsVectors, queriesVectors } from "../../../modules/ai/vector-access";

const indexArn = "arn:aws:s3vectors:ap-southeast-2:123456789012:bucket/vectors/index/documents";

test("who puts vectors cannot read them", () => {
  expect(putsVectors(indexArn)).toEqual({
    Sid: "PutVectors",
    Effect: "Allow",
    Action: "s3vectors:PutVectors",
    Resource: indexArn,
  });
});

test("who asks may filter and read metadata, and changes nothing", () => {
  expect(queriesVectors(indexArn)).toEqual({
    Sid: "QueryVectors",
    Effect: "Allow",
    Action: ["s3vectors:QueryVectors", "s3vectors:GetVectors"],
    Resource: indexArn,
  });
});

test("texts are embedded by one model, in one region", () => {
  expect(embedsTexts({ model: "amazon.titan-embed-text-v1", region: "ap-northeast-1" })).toEqual({
    Sid: "EmbedTexts",
    Effect: "Allow",
    Action: "bedrock:InvokeModel",
    Resource: "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.titan-embed-text-v1",
  });
});
