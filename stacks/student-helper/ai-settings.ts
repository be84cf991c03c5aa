import * as v from "valibot";
import { aiSettings } from "../../modules/ai/ai-settings";
import { embeddingSettings, strayEmbedding } from "../../modules/ai/embedding-settings";
import { modelProblems } from "../../modules/ai/model-settings";
import { type Problem, problemsIn } from "../../modules/shared/problems";

export const studentHelperAi = v.strictObject({
  /** What writes answers, called by the backend alone. */
  models: aiSettings.entries.models,
  /** What makes vectors, of documents and of questions alike: the index takes no others. */
  embedding: embeddingSettings,
});

/**
 * What an environment says about its models.
 * @interface
 */
export type StudentHelperAi = v.InferOutput<typeof studentHelperAi>;

/** As much of an environment as decides whether its models can be called. */
export interface AiContext {
  readonly region?: string;
  readonly account?: { readonly regions?: readonly string[] };
  readonly network?: { readonly cidr?: string };
  readonly ai?: Partial<StudentHelperAi>;
}

/** Models that cannot be called from the environment's region, and an embedding model that there is no way to. */
export function aiProblems({ region, account, network, ai }: AiContext): Problem[] {
  const models = Array.isArray(ai?.models) ? ai.models : [];
  return [
    ...models.flatMap((id, index) => modelProblems(region, id, ["ai", "models", String(index)])),
    ...problemsIn("ai", [
      ...strayEmbedding(region, network?.cidr, ai?.embedding),
      ...unguarded(ai?.embedding?.region, account?.regions),
    ]),
  ];
}

/** Every region in use is one of the account's, so that its guards stand there too. */
function unguarded(region: unknown, regions: unknown): Problem[] {
  if (typeof region !== "string" || !Array.isArray(regions) || regions.includes(region)) return [];
  const message = `must be one of the account's regions ${regions.join(", ")}`;
  return [{ path: ["embedding", "region"], message, given: region }];
}
