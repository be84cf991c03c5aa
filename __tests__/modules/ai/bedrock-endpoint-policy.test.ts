import { type BedrockUse, bedrockAgentRuntimePolicy, bedrockRuntimePolicy } from "../../../modules/ai/bedrock-endpoint-policy";
import type { PolicyStatement } from "../../../modules/security/policy-document";

const place = { accountId: "111111111111", region: "us-east-1" };
const guardrailArn = "arn:aws:bedrock:us-east-1:111111111111:guardrail/abc";
const use: BedrockUse = {
  models: ["us.amazon.nova-pro-v1:0", "amazon.titan-embed-text-v2:0"],
  guardrailArn,
  knowledgeBase: "own",
};
const model = (id: string, region = "us-east-1") => `arn:aws:bedrock:${region}::foundation-model/${id}`;

/** Whether a call passes an endpoint, as IAM would judge these policies: nothing is refused but by leaving it out. */
function passes(policy: string, account: string, action: string, resource: string): boolean {
  const statements: PolicyStatement[] = JSON.parse(policy).Statement;
  const matches = (patterns: PolicyStatement["Resource"], value: string) =>
    [patterns]
      .flat()
      .some((pattern = "") => (pattern.endsWith("*") ? value.startsWith(pattern.slice(0, -1)) : pattern === value));
  return statements.some(
    ({ Effect, Action, Resource, Condition }) =>
      Effect === "Allow" &&
      matches(Action, action) &&
      matches(Resource, resource) &&
      Condition?.StringEquals["aws:PrincipalAccount"] === account,
  );
}

test.each([
  { what: "a named model", action: "bedrock:InvokeModel", resource: model("amazon.titan-embed-text-v2:0"), passed: true },
  {
    what: "a named model as a stream",
    action: "bedrock:InvokeModelWithResponseStream",
    resource: model("amazon.titan-embed-text-v2:0"),
    passed: true,
  },
  {
    what: "a named profile",
    action: "bedrock:InvokeModel",
    resource: "arn:aws:bedrock:us-east-1:111111111111:inference-profile/us.amazon.nova-pro-v1:0",
    passed: true,
  },
  {
    what: "the profile's model in another region",
    action: "bedrock:InvokeModel",
    resource: model("amazon.nova-pro-v1:0", "us-west-2"),
    passed: true,
  },
  {
    what: "the profile's model where the profile never goes",
    action: "bedrock:InvokeModel",
    resource: model("amazon.nova-pro-v1:0", "eu-west-2"),
    passed: false,
  },
  { what: "another model", action: "bedrock:InvokeModel", resource: model("amazon.nova-micro-v1:0"), passed: false },
  { what: "the named guardrail", action: "bedrock:ApplyGuardrail", resource: guardrailArn, passed: true },
  { what: "another guardrail", action: "bedrock:ApplyGuardrail", resource: `${guardrailArn}d`, passed: false },
  {
    what: "an asynchronous call of a named model",
    action: "bedrock:StartAsyncInvoke",
    resource: model("amazon.titan-embed-text-v2:0"),
    passed: false,
  },
])("$what passes bedrock-runtime: $passed", ({ action, resource, passed }) => {
  expect(passes(bedrockRuntimePolicy(use, place), "111111111111", action, resource)).toBe(passed);
  expect(passes(bedrockRuntimePolicy(use, place), "222222222222", action, resource)).toBe(false);
});

test("without a guardrail none can be applied", () => {
  const policy = bedrockRuntimePolicy({ ...use, guardrailArn: "none" }, place);
  expect(passes(policy, "111111111111", "bedrock:ApplyGuardrail", guardrailArn)).toBe(false);
});

const knowledgeBase = (account: string) => `arn:aws:bedrock:us-east-1:${account}:knowledge-base/KB1`;

test.each([
  { what: "a question to an own knowledge base", action: "bedrock:Retrieve", of: "111111111111", passed: true },
  { what: "a question to another account's", action: "bedrock:Retrieve", of: "222222222222", passed: false },
  { what: "an answer from a knowledge base", action: "bedrock:RetrieveAndGenerate", of: "111111111111", passed: true },
  { what: "an agent", action: "bedrock:InvokeAgent", of: "111111111111", passed: false },
])("$what passes bedrock-agent-runtime: $passed", ({ action, of, passed }) => {
  const policy = bedrockAgentRuntimePolicy(use, place);
  expect(passes(policy, "111111111111", action, knowledgeBase(of))).toBe(passed);
  expect(passes(policy, "222222222222", action, knowledgeBase(of))).toBe(false);
});

test("without a knowledge base nothing passes bedrock-agent-runtime", () => {
  const { Statement: statements } = JSON.parse(bedrockAgentRuntimePolicy({ ...use, knowledgeBase: "none" }, place));
  expect(statements).toEqual([expect.objectContaining({ Effect: "Deny", Action: "*", Resource: "*" })]);
});
