import { type ModelUse, modelAccess } from "../../../modules/ai/model-access";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
const sonnet = "anthropic.claude-sonnet-4-6";
const use: ModelUse = {
  accountId: "111111111111",
  region: "us-east-1",
  models: [`us.${sonnet}`, "amazon.titan-embed-text-v2:0"],
  guardrail: "none",
  knowledgeBaseArn: "none",
};
const profile = `arn:aws:bedrock:us-east-1:111111111111:inference-profile/us.${sonnet}`;
const statement = (sid: string, changes: Partial<ModelUse> = {}) =>
  modelAccess({ ...use, ...changes }).find(({ Sid }) => Sid === sid);

test("a model is called in the region itself, a profile in the account", () => {
  expect(statement("InvokeModels")).toEqual({
    Sid: "InvokeModels",
    Effect: "Allow",
    Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    Resource: ["arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0", profile],
  });
});

test("the model behind a profile is called in each region that the profile sends to, and only through the profile", () => {
  expect(statement("InvokeThroughProfiles")).toMatchObject({
    Resource: ["us-east-1", "us-east-2", "us-west-2"].map((region) => `arn:aws:bedrock:${region}::foundation-model/${sonnet}`),
    Condition: { StringEquals: { "bedrock:InferenceProfileArn": [profile] } },
  });
});

test("without profiles, guardrail and knowledge base nothing else is allowed", () => {
  expect(modelAccess({ ...use, models: ["amazon.titan-embed-text-v2:0"] }).map(({ Sid }) => Sid)).toEqual(["InvokeModels"]);
});

test("a guardrail may be applied, and decrypted", () => {
  const arn = "arn:aws:bedrock:us-east-1:111111111111:guardrail/abc";
  const guardrail = { arn, keyArn };
  expect(statement("ApplyGuardrail", { guardrail })).toMatchObject({ Action: "bedrock:ApplyGuardrail", Resource: arn });
  expect(statement("DecryptGuardrail", { guardrail })).toMatchObject({ Action: "kms:Decrypt", Resource: keyArn });
});

test("one knowledge base may be asked, with the profiles that answer", () => {
  const knowledgeBaseArn = "arn:aws:bedrock:us-east-1:111111111111:knowledge-base/KB1";
  expect(statement("Retrieve", { knowledgeBaseArn })).toMatchObject({ Action: "bedrock:Retrieve", Resource: knowledgeBaseArn });
  expect(statement("RetrieveAndGenerate", { knowledgeBaseArn })).toMatchObject({ Action: "bedrock:RetrieveAndGenerate" });
  expect(statement("ReadProfiles", { knowledgeBaseArn })).toMatchObject({ Resource: [profile] });
});

test("only the one action that knows no resource is allowed on all", () => {
  const everything: ModelUse = { ...use, guardrail: { arn: "arn:g", keyArn }, knowledgeBaseArn: "arn:kb" };
  const wide = modelAccess(everything).filter(({ Resource }) => [Resource].flat().some((resource) => resource?.endsWith("*")));
  expect(wide.map(({ Action }) => Action)).toEqual(["bedrock:RetrieveAndGenerate"]);
});
