import { bedrockModels, destinations, endedModels, geographies, invocable } from "../../../modules/ai/bedrock-models";

const entries = Object.entries(bedrockModels);
const region = /^[a-z]{2}(-[a-z]+)+-\d$/;

test.each(entries)("%s can be called from somewhere, and each place is named once", (_, { regions, profiles }) => {
  const ways = [regions, ...Object.values(profiles)].filter((places) => places.length > 0);
  expect(ways.length).toBeGreaterThan(0);
  for (const places of ways) {
    expect(places.filter((place) => !region.test(place))).toEqual([]);
    expect(new Set(places).size).toBe(places.length);
  }
});

test("an embedding model is called in its own region: a profile would make vectors elsewhere", () => {
  const embedding = entries.filter(([, model]) => model.embedding);
  expect(embedding).toHaveLength(4);
  for (const [, { regions, profiles }] of embedding) {
    expect(regions).toContain("us-east-1");
    expect(profiles).toEqual({});
  }
});

test.each([
  { id: "amazon.titan-embed-text-v1", dimensions: [1536] },
  { id: "amazon.titan-embed-text-v2:0", dimensions: [1024, 512, 256] },
  { id: "cohere.embed-multilingual-v3", dimensions: [1024] },
])("$id makes vectors of length $dimensions", ({ id, dimensions }) => {
  expect(bedrockModels[id].embedding?.dimensions).toEqual(dimensions);
});

test("no model is both offered and ended", () => {
  expect(Object.keys(endedModels).filter((id) => id in bedrockModels)).toEqual([]);
});

test.each([
  { id: "amazon.nova-pro-v1:0", found: { modelId: "amazon.nova-pro-v1:0", geography: undefined } },
  { id: "us.amazon.nova-pro-v1:0", found: { modelId: "amazon.nova-pro-v1:0", geography: "us" } },
])("$id is read as model and geography", ({ id, found }) => {
  expect(invocable(id)).toMatchObject({ modelId: found.modelId });
  expect(invocable(id)?.geography).toBe(found.geography);
});

test.each(["eu.amazon.nova-pro-v1:0", "global.amazon.nova-2-lite-v1:0", "amazon.nova-pro", "us.", "toString", "us.toString"])(
  "%s is nothing this table knows",
  (id) => {
    expect(invocable(id)).toBeUndefined();
  },
);

test.each([
  { from: "us-east-1", to: ["us-east-1", "us-east-2", "us-west-2"] },
  { from: "us-west-1", to: ["us-east-1", "us-east-2", "us-west-1", "us-west-2"] },
])("a call of a us profile from $from is answered in $to", ({ from, to }) => {
  expect(destinations("us", from)).toEqual(to);
});

test.each(Object.entries(geographies))("%s keeps calls on its side of the world", (_, regions) => {
  const continents = new Set(regions.map((name) => name.split("-")[0]));
  expect(continents.size).toBe(1);
});
