import * as v from "valibot";
import { auroraSettings } from "../database/aurora-settings";
import { orNone, whole, word } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { dimensionProblems, embeddingModels, embeddingOf } from "./model-settings";

const shape = v.strictObject({
  /** Turns texts into vectors. Another model makes another table, and everything is read anew. */
  embeddingModel: v.picklist(embeddingModels, `must be an embedding model: ${embeddingModels.join(", ")}`),
  /** Length of the vectors: one that the model can make. */
  dimensions: whole(1, 2_000, "dimensions"),
  /** `none` keeps each file in one piece; else pieces of so many tokens, which repeat a part of the one before. */
  chunking: orNone(
    v.strictObject({
      maxTokens: whole(20, 8_192, "tokens"),
      overlapPercentage: whole(1, 99, "percent"),
    }),
  ),
  /** How often Bedrock looks for new, changed and deleted documents by itself; `on-request` leaves it to `StartIngestionJob`. */
  readsDocuments: word("on-request", "hourly", "daily"),
  /** The Aurora PostgreSQL cluster that holds the vectors. */
  store: auroraSettings,
});

/**
 * What an environment says about its knowledge base.
 * @interface
 */
export type KnowledgeBaseSettings = v.InferOutput<typeof shape>;

export const knowledgeBaseSettings = v.pipe(shape, report(problemsBetweenFields));

function problemsBetweenFields({ embeddingModel, dimensions, chunking }: Partial<KnowledgeBaseSettings>): Problem[] {
  const embedding = embeddingOf(embeddingModel);
  const problems = dimensionProblems(embeddingModel, dimensions);
  const maxTokens = typeof chunking === "object" ? chunking?.maxTokens : undefined;
  if (embedding && typeof maxTokens === "number" && maxTokens > embedding.maxTokens) {
    const message = `must be at most ${embedding.maxTokens}, the longest text that ${embeddingModel} takes`;
    problems.push({ path: ["chunking", "maxTokens"], message, given: maxTokens });
  }
  return problems;
}
