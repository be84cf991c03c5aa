import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const MODEL = "must be a model id or inference profile of modules/ai/bedrock-models.ts";

/** Models that write answers. */
export const models: Fault[] = [
  ["ai", undefined, OBJECT],
  ["ai.models", "claude", "must be a list of model ids"],
  ["ai.models", undefined, "must be a list of model ids"],
  ["ai.models", [], "must name at least one model"],
  ["ai.models.0", "gpt-4", MODEL],
  ["ai.models", Array(2).fill("amazon.titan-embed-text-v2:0"), "must name each model once"],
  ["ai.agents", [], UNKNOWN],
];
