import { bedrockModels } from "../../../modules/ai/bedrock-models";
import { vectorTable } from "../../../modules/ai/vector-table";

test.each([
  { model: "amazon.titan-embed-text-v2:0", dimensions: 1024, table: "amazon_titan_embed_text_v2_0_1024" },
  { model: "cohere.embed-english-v3", dimensions: 1024, table: "cohere_embed_english_v3_1024" },
])("vectors of $model with $dimensions numbers lie in $table", ({ model, dimensions, table }) => {
  expect(vectorTable(model, dimensions)).toEqual({ schema: "knowledge_base", table, dimensions });
});

test("every model and length has a table of its own, with room in its name for the endings of indexes", () => {
  const tables = Object.entries(bedrockModels).flatMap(([id, { embedding }]) =>
    (embedding?.dimensions ?? []).map((dimensions) => vectorTable(id, dimensions).table),
  );
  expect(new Set(tables).size).toBe(6);
  // PostgreSQL cuts names at 63 characters; `_words` is the longest ending.
  expect(tables.filter((table) => !/^[a-z0-9_]{1,57}$/.test(table))).toEqual([]);
});
