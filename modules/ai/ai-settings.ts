import * as v from "valibot";
import { orNone } from "../shared/fields";
import type { Problem } from "../shared/problems";
import { guardrailSettings } from "./guardrail-settings";
import { knowledgeBaseSettings } from "./knowledge-base-settings";
import { modelId, modelProblems } from "./model-settings";

const areDistinct = (ids: string[]) => new Set(ids).size === ids.length;

export const aiSettings = v.strictObject({
  /** What workloads may call, and what the private endpoint lets through: model ids or inference profiles such as `us.…`. */
  models: v.pipe(
    v.array(modelId, "must be a list of model ids"),
    v.minLength(1, "must name at least one model"),
    v.check(areDistinct, "must name each model once"),
  ),
  guardrail: orNone(guardrailSettings),
  /** Answers from the documents: brings an Aurora PostgreSQL cluster of its own, the only PostgreSQL that Bedrock can use. */
  knowledgeBase: orNone(knowledgeBaseSettings),
});

/**
 * What an environment says about its use of Amazon Bedrock.
 * @interface
 */
export type AiSettings = v.InferOutput<typeof aiSettings>;

/** Models that cannot be called from the region the environment runs in; paths begin with `ai`. */
export function strayModels(region: string | undefined, ai: Partial<AiSettings> | undefined): Problem[] {
  const models = Array.isArray(ai?.models) ? ai.models : [];
  const { knowledgeBase } = ai ?? {};
  const embedding = typeof knowledgeBase === "object" ? knowledgeBase?.embeddingModel : undefined;
  return [
    ...models.flatMap((id, index) => modelProblems(region, id, ["ai", "models", String(index)])),
    ...modelProblems(region, embedding, ["ai", "knowledgeBase", "embeddingModel"]),
  ];
}
