import type { KnowledgeBaseSettings } from "../../modules/ai/knowledge-base-settings";
import { corrupted, messageFor, refusal } from "./corrupted";

const inProd = (field: string, value: unknown) => corrupted(`systems.partner.prod.${field}`, value);

// What is not to be had everywhere: regions, models, names.

test("another region is refused with everything that does not go there", () => {
  const problems = refusal(inProd("region", "eu-west-1"))?.split("\n  - ").slice(1);
  const fields = problems?.map((problem) => problem.replace(/ must .*/, ""));
  expect(fields).toEqual([
    "region",
    "network.zones.us-east-1a",
    "network.zones.us-east-1b",
    "ai.models.0",
    "ai.models.1",
    "region",
  ]);
  expect(problems?.[0]).toBe('region must be one of the account\'s regions us-east-1, us-west-2, got "eu-west-1"');
  expect(problems?.[1]).toBe('network.zones.us-east-1a must be a zone of region eu-west-1, got "us-east-1a"');
  expect(problems?.[5]).toBe('region must be us-east-1, where CloudFront takes certificate and web ACL from, got "eu-west-1"');
});

test.each([
  {
    model: "a model that the region has by a profile only",
    id: "anthropic.claude-sonnet-4-6",
    sentence: /^must be offered in us-east-1: us\.anthropic\.claude-sonnet-4-6 from us-east-1, /,
  },
  {
    model: "a profile of another continent",
    id: "eu.anthropic.claude-sonnet-4-6",
    sentence: /^must be offered in us-east-1: us\.anthropic\.claude-sonnet-4-6 from us-east-1, /,
  },
  {
    model: "a model without profiles, called by one",
    id: "us.amazon.titan-embed-text-v2:0",
    sentence: /^must have an inference profile: amazon\.titan-embed-text-v2:0 in us-east-1, /,
  },
  {
    model: "a model that no region has",
    id: "us.anthropic.claude-imaginary-9-v1:0",
    sentence: /^must be a model id or inference profile of modules\/ai\/bedrock-models\.ts, got /,
  },
])("$model is refused in one sentence that says what is to be had", ({ id, sentence }) => {
  const [head, ...lines] = refusal(inProd("ai.models.0", id))?.split("\n  - ") ?? [];
  expect(head).toBe("environments/partner/prod.ts cannot be built:");
  expect(lines).toEqual([expect.stringMatching(/^ai\.models\.0 must /)]);
  expect(lines[0].replace("ai.models.0 ", "")).toMatch(sentence);
  expect(lines[0].endsWith(`, got "${id}"`)).toBe(true);
});

const knowledge: KnowledgeBaseSettings = {
  embeddingModel: "amazon.titan-embed-text-v2:0",
  dimensions: 1_024,
  chunking: { maxTokens: 300, overlapPercentage: 20 },
  readsDocuments: "daily",
  store: { engineVersion: "16.8", whenIdle: "stays", maxCapacityUnits: 4, availability: "multi-az", backupRetentionDays: 7 },
};

test("a knowledge base in order is taken", () => {
  expect(refusal(inProd("ai.knowledgeBase", knowledge))).toBeUndefined();
});

test.each([
  { change: { embeddingModel: "amazon.nova-pro-v1:0" }, says: /^ai\.knowledgeBase\.embeddingModel must be an embedding model: / },
  {
    change: { dimensions: 1_536 },
    says: /^ai\.knowledgeBase\.dimensions must be .*, as amazon\.titan-embed-text-v2:0 makes them, got 1536$/,
  },
  { change: { dimensions: 2_001 }, says: /^ai\.knowledgeBase\.dimensions must be / },
  {
    change: { chunking: { maxTokens: 10, overlapPercentage: 20 } },
    says: /^ai\.knowledgeBase\.chunking\.maxTokens must be a whole number of tokens from 20 to 8192, got 10$/,
  },
  {
    change: { chunking: { maxTokens: 300, overlapPercentage: 0 } },
    says: /^ai\.knowledgeBase\.chunking\.overlapPercentage must be a whole number of percent from 1 to 99, got 0$/,
  },
  {
    change: { readsDocuments: "weekly" },
    says: /^ai\.knowledgeBase\.readsDocuments must be "on-request" or "hourly" or "daily", got "weekly"$/,
  },
  {
    change: { store: { ...knowledge.store, engineVersion: "16.3" } },
    says: /^ai\.knowledgeBase\.store\.engineVersion must be an Aurora PostgreSQL version /,
  },
  {
    change: { store: { ...knowledge.store, whenIdle: "sleeps" } },
    says: /^ai\.knowledgeBase\.store\.whenIdle must be "pauses" or "stays", got "sleeps"$/,
  },
  {
    change: { store: { ...knowledge.store, maxCapacityUnits: 0 } },
    says: /^ai\.knowledgeBase\.store\.maxCapacityUnits must be a whole number /,
  },
  {
    change: { store: { ...knowledge.store, availability: "none" } },
    says: /^ai\.knowledgeBase\.store\.availability must be "single-az" or "multi-az", got "none"$/,
  },
  {
    change: { store: { ...knowledge.store, backupRetentionDays: 0 } },
    says: /^ai\.knowledgeBase\.store\.backupRetentionDays must be a whole number of days /,
  },
  { change: { store: undefined }, says: /^ai\.knowledgeBase\.store must be an object of settings, but is missing$/ },
  { change: { topics: [] }, says: /^ai\.knowledgeBase\.topics is not a setting, got \[\]$/ },
])("a knowledge base with $change is refused", ({ change, says }) => {
  const lines =
    refusal(inProd("ai.knowledgeBase", { ...knowledge, ...change }))
      ?.split("\n  - ")
      .slice(1) ?? [];
  expect(lines.length).toBeGreaterThan(0);
  expect(lines[0]).toMatch(says);
});

test("names and a hosted zone that have nothing to do with each other are refused", () => {
  expect(refusal(inProd("names", { domain: "app.example.com", hostedZone: { kind: "create", name: "example.org" } }))).toBe(
    messageFor("partner/prod.ts", 'names.hostedZone.name must be app.example.com or a parent of it, got "example.org"'),
  );
});
