import { type EmbeddingSettings, embeddingSettings, strayEmbedding } from "../../../modules/ai/embedding-settings";
import { problemsOf } from "../../../modules/shared/problems";

const network = {
  cidr: "10.1.0.0/24",
  zones: { "ap-northeast-1a": "10.1.0.0/26", "ap-northeast-1c": "10.1.0.64/26" },
};
const settings: EmbeddingSettings = {
  model: "amazon.titan-embed-text-v1",
  dimensions: 1536,
  region: "ap-northeast-1",
  network,
};
const problems = (changes: object) => problemsOf(embeddingSettings, { ...settings, ...changes });
const stray = (changes: object, region = "ap-southeast-2") => strayEmbedding(region, "10.0.0.0/16", { ...settings, ...changes });

test.each([
  {},
  { region: "us-east-1", network: "none" },
  { model: "amazon.titan-embed-text-v2:0", dimensions: 1024, region: "ap-southeast-2", network: "none" },
])("%j is accepted", (changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  [{ dimensions: 1024 }, "dimensions must be 1536, as amazon.titan-embed-text-v1 makes them, got 1024"],
  [{ dimensions: 0 }, "dimensions must be a whole number of dimensions from 1 to 4096, got 0"],
  [
    { region: "ap-southeast-2" },
    "model must be offered in ap-southeast-2: amazon.titan-embed-text-v1 in us-east-1, us-west-2, eu-central-1, ap-northeast-1, " +
      'got "amazon.titan-embed-text-v1"',
  ],
  [{ network: true }, 'network must be "none" or { … }, got true'],
  [{ network: { ...network, zones: {} } }, "network.zones must name at least one zone, got {}"],
  [
    { network: { ...network, zones: { "ap-northeast-1a": "10.2.0.0/26" } } },
    'network.zones.ap-northeast-1a must lie within cidr 10.1.0.0/24, got "10.2.0.0/26"',
  ],
  [
    { network: { ...network, zones: { "ap-northeast-1a": "10.1.0.0/26", "ap-northeast-1c": "10.1.0.32/27" } } },
    'network.zones.ap-northeast-1c must not overlap zones.ap-northeast-1a 10.1.0.0/26, got "10.1.0.32/27"',
  ],
  [{ network: { ...network, cidr: "8.8.8.0/24", zones: {} } }, "network.cidr must be a private /16 to /27 block"],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)[0]).toContain(problem);
});

test("a model that writes text makes no vectors", () => {
  const [problem, ...more] = problems({ model: "amazon.nova-lite-v1:0" });
  expect(problem).toMatch(/^model must be an embedding model: amazon\.titan.*, got "amazon\.nova-lite-v1:0"$/);
  expect(more).toEqual([]);
});

test("model and length wrong at once are told at once", () => {
  expect(problems({ dimensions: 512, region: "eu-west-1" })).toEqual([
    "dimensions must be 1536, as amazon.titan-embed-text-v1 makes them, got 512",
    expect.stringMatching(/^model must be offered in eu-west-1: /),
  ]);
});

test("a way to another region, over addresses of its own, is no stray, nor is none within the region", () => {
  expect(stray({})).toEqual([]);
  expect(stray({ network: "none" }, "ap-northeast-1")).toEqual([]);
});

test("another region without a way there is refused", () => {
  expect(stray({ network: "none" })).toEqual([
    { path: ["embedding", "network"], message: "must be { … }, a way from ap-southeast-2 to ap-northeast-1", given: "none" },
  ]);
});

test("a way that leads nowhere else is refused", () => {
  expect(stray({}, "ap-northeast-1")).toEqual([
    {
      path: ["embedding", "network"],
      message: 'must be "none" where the model is called in ap-northeast-1 itself',
      given: network,
    },
  ]);
});

test("addresses of the environment's VPC and zones of another region are refused", () => {
  const zones = { "ap-southeast-2a": "10.0.1.0/26" };
  expect(stray({ network: { cidr: "10.0.1.0/24", zones } })).toEqual([
    {
      path: ["embedding", "network", "cidr"],
      message: "must not overlap the environment's VPC 10.0.0.0/16",
      given: "10.0.1.0/24",
    },
    {
      path: ["embedding", "network", "zones", "ap-southeast-2a"],
      message: "must be a zone of region ap-northeast-1",
      given: "ap-southeast-2a",
    },
  ]);
});

test.each([
  { region: undefined, vpcCidr: "10.0.0.0/16", embedding: settings },
  { region: "ap-southeast-2", vpcCidr: undefined, embedding: settings },
  { region: "ap-southeast-2", vpcCidr: "10.0.0.0/16", embedding: undefined },
  { region: "ap-southeast-2", vpcCidr: "10.0.0.0/16", embedding: {} },
  { region: "ap-southeast-2", vpcCidr: "10.0.0.0/16", embedding: { region: "ap-northeast-1" } },
])("what is missing is refused elsewhere", ({ region, vpcCidr, embedding }) => {
  expect(strayEmbedding(region, vpcCidr, embedding)).toEqual([]);
});
