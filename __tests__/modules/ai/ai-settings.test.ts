import { type AiSettings, aiSettings, strayModels } from "../../../modules/ai/ai-settings";
import { problemsOf } from "../../../modules/shared/problems";

const knowledgeBase: Exclude<AiSettings["knowledgeBase"], "none"> = {
  embeddingModel: "amazon.titan-embed-text-v2:0",
  dimensions: 1024,
  chunking: { maxTokens: 300, overlapPercentage: 20 },
  readsDocuments: "daily",
  store: {
    engineVersion: "16.8",
    whenIdle: "pauses",
    maxCapacityUnits: 4,
    availability: "single-az",
    backupRetentionDays: 7,
  },
};
const guardrail = {
  contentFilter: "medium",
  promptAttackFilter: "high",
  contactData: "mask",
  blockedMessage: "This cannot be answered.",
} as const;
const settings: AiSettings = {
  models: ["us.anthropic.claude-sonnet-4-6", "amazon.titan-embed-text-v2:0"],
  guardrail,
  knowledgeBase,
};
const problems = (changes: object) => problemsOf(aiSettings, { ...settings, ...changes });
const base = (changes: object) => ({ knowledgeBase: { ...knowledgeBase, ...changes } });

test.each([
  {},
  { guardrail: "none", knowledgeBase: "none" },
  base({ embeddingModel: "amazon.titan-embed-text-v1", dimensions: 1536 }),
  base({ dimensions: 256, chunking: "none", readsDocuments: "on-request" }),
  base({ embeddingModel: "cohere.embed-english-v3", chunking: { maxTokens: 512, overlapPercentage: 1 } }),
])("%j is accepted", (changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  [{ models: [] }, "models must name at least one model, got []"],
  [{ models: "all" }, 'models must be a list of model ids, got "all"'],
  [
    { models: ["us.amazon.nova-pro-v1:0", "us.amazon.nova-pro-v1:0"] },
    'models must name each model once, got ["us.amazon.nova-pro-v1:0","us.amazon.nova-pro-v1:0"]',
  ],
  [{ models: ["claude"] }, 'models.0 must be a model id or inference profile of modules/ai/bedrock-models.ts, got "claude"'],
  [
    { guardrail: { ...guardrail, contentFilter: "strict" } },
    'guardrail.contentFilter must be "low" or "medium" or "high", got "strict"',
  ],
  [{ guardrail: { ...guardrail, blockedMessage: "" } }, 'guardrail.blockedMessage must be 1 to 500 characters, got ""'],
  [{ guardrail: true }, 'guardrail must be "none" or { … }, got true'],
  [{ knowledgeBase: undefined }, 'knowledgeBase must be "none" or { … }, but is missing'],
  [
    base({ chunking: { maxTokens: 19, overlapPercentage: 20 } }),
    "knowledgeBase.chunking.maxTokens must be a whole number of tokens from 20 to 8192, got 19",
  ],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test.each([
  { id: "anthropic.claude-3-haiku-20240307-v1:0", why: "ended on 2026-09-10" },
  { id: "us.anthropic.claude-3-7-sonnet-20250219-v1:0", why: "ended on 2026-07-30" },
  {
    id: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    why: "takes no new customers since 2026-10-08 and ends on 2027-04-08",
  },
])("$id is refused with the date of its end", ({ id, why }) => {
  expect(problems({ models: [id] })).toEqual([
    `models.0 must be a model that Bedrock offers to new customers: this one ${why}, got ${JSON.stringify(id)}`,
  ]);
});

test("a profile that a model does not have is refused with those it has", () => {
  expect(problems({ models: ["eu.amazon.nova-micro-v1:0"] })).toEqual([
    "models.0 must have an inference profile: amazon.nova-micro-v1:0 in us-east-1, eu-west-2, ap-southeast-2; " +
      'us.amazon.nova-micro-v1:0 from us-east-1, us-east-2, us-west-2, got "eu.amazon.nova-micro-v1:0"',
  ]);
});

test("a knowledge base without an embedding model is refused", () => {
  const { embeddingModel: _, ...rest } = knowledgeBase;
  const [problem, ...more] = problems({ knowledgeBase: rest });
  expect(problem).toMatch(/^knowledgeBase\.embeddingModel must be an embedding model: amazon\.titan.*, but is missing$/);
  expect(more).toEqual([]);
});

test("a model that writes text makes no vectors", () => {
  const [problem] = problems(base({ embeddingModel: "us.amazon.nova-pro-v1:0" }));
  expect(problem).toMatch(/^knowledgeBase\.embeddingModel must be an embedding model: .*, got "us\.amazon\.nova-pro-v1:0"$/);
});

test("vectors of a length that the model does not make are refused", () => {
  expect(problems(base({ dimensions: 1536 }))).toEqual([
    "knowledgeBase.dimensions must be 1024 or 512 or 256, as amazon.titan-embed-text-v2:0 makes them, got 1536",
  ]);
});

test("pieces longer than the model takes are refused", () => {
  const cohere = { embeddingModel: "cohere.embed-english-v3", chunking: { maxTokens: 513, overlapPercentage: 10 } };
  expect(problems(base(cohere))).toEqual([
    "knowledgeBase.chunking.maxTokens must be at most 512, the longest text that cohere.embed-english-v3 takes, got 513",
  ]);
});

test("in a region that has all of them, no model is a stray", () => {
  expect(strayModels("us-east-1", settings)).toEqual([]);
});

test("a model that cannot be called from the region is told with where it can", () => {
  expect(strayModels("eu-west-1", { ...settings, knowledgeBase: "none" })).toEqual([
    {
      path: ["ai", "models", "0"],
      message: expect.stringMatching(
        /^must be offered in eu-west-1: us\.anthropic\.claude-sonnet-4-6 from us-east-1, .*; eu\.anthropic\.claude-sonnet-4-6 from eu-central-1, /,
      ),
      given: "us.anthropic.claude-sonnet-4-6",
    },
  ]);
});

test("a model without any on-demand region is told with its profiles", () => {
  const [{ message }] = strayModels("us-east-1", { ...settings, models: ["anthropic.claude-sonnet-4-6"] });
  expect(message).toMatch(/^must be offered in us-east-1: us\.anthropic\.claude-sonnet-4-6 from us-east-1, /);
});

test("the embedding model of a knowledge base must be offered in the region too", () => {
  const elsewhere = { ...settings, models: ["amazon.nova-lite-v1:0"] };
  expect(strayModels("ap-northeast-1", elsewhere)).toEqual([]);
  expect(strayModels("ap-southeast-3", elsewhere).map(({ path }) => path.join("."))).toEqual([
    "ai.models.0",
    "ai.knowledgeBase.embeddingModel",
  ]);
});

test.each([
  { region: undefined, ai: settings },
  { region: "us-east-1", ai: undefined },
  { region: "us-east-1", ai: {} },
  { region: "us-east-1", ai: { models: ["claude"] } },
])("what is missing or refused anyway is no stray", ({ region, ai }) => {
  expect(strayModels(region, ai)).toEqual([]);
});
