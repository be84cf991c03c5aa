import { corrupted, messageFor, refusal } from "./corrupted";

const inProd = (field: string, value: unknown) => corrupted(`systems.partner.prod.${field}`, value);

// What is not to be had everywhere: regions, models, names.

const ofVirginia = ["us-east-1a", "us-east-1b"].map((zone) => `network.zones.${zone}`);
const zonesOfSydney = { public: "ab", private: "a", lambda: "b", data: "ab" };
const ofSydney = (tiers: Record<string, string>) =>
  Object.entries(tiers).flatMap(([tier, letters]) =>
    [...letters].map((letter) => `network.subnets.${tier}.ap-southeast-2${letter}`),
  );
const models = ["ai.models.0", "ai.models.1"];

test.each([
  { system: "partner", strays: [...ofVirginia, ...models, "region"] },
  { system: "portfolio", strays: [...ofVirginia, "region"] },
  { system: "student-helper", strays: [...ofSydney(zonesOfSydney), ...models] },
  { system: "student-helper-v1", strays: [...ofSydney({ ...zonesOfSydney, public: "a", private: "ab" }), ...models] },
  { system: "foundry", strays: [...ofVirginia, "region"] },
])("another region is refused in $system with everything that does not go there", ({ system, strays }) => {
  const problems =
    refusal(corrupted(`systems.${system}.prod.region`, "eu-west-1"))
      ?.split("\n  - ")
      .slice(1) ?? [];
  expect(problems.map((problem) => problem.replace(/ must .*/, ""))).toEqual(["region", ...strays]);
  const [account, zone] = problems;
  expect(account).toBe(
    'region must be one of the account\'s regions us-east-1, us-west-2, ap-southeast-2, ap-northeast-1, got "eu-west-1"',
  );
  expect(zone).toBe(`${strays[0]} must be a zone of region eu-west-1, got "${strays[0].split(".").at(-1)}"`);
  const cloudfront = 'region must be us-east-1, where CloudFront takes certificate and web ACL from, got "eu-west-1"';
  expect(problems.includes(cloudfront)).toBe(strays.includes("region"));
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

test("names and a hosted zone that have nothing to do with each other are refused", () => {
  expect(refusal(inProd("names", { domain: "app.example.com", hostedZone: { kind: "create", name: "example.org" } }))).toBe(
    messageFor("partner/prod.ts", 'names.hostedZone.name must be app.example.com or a parent of it, got "example.org"'),
  );
});
