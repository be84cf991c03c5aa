import * as v from "valibot";
import type { Problem } from "../shared/problems";
import { bedrockModels, type Embedding, endedModels, invocable, partsOf } from "./bedrock-models";

const TABLE = "modules/ai/bedrock-models.ts";

/** A model id or an inference profile of the table. Whether the region has it, `modelProblems` says. */
export const modelId = v.pipe(
  v.string("must be a model id"),
  v.check(
    (id) => invocable(id) !== undefined,
    ({ input }) => unknown(input),
  ),
);

/** "must …" where a model cannot be called from `region`; nothing for ids that are refused anyway. */
export function modelProblems(region: string | undefined, id: unknown, path: readonly string[]): Problem[] {
  const found = typeof id === "string" ? invocable(id) : undefined;
  if (!region || !found || found.regions.includes(region)) return [];
  return [{ path, message: `must be offered in ${region}: ${offer(found.modelId)}`, given: id }];
}

/** What the embedding model of an id makes; nothing for models that write text. */
export function embeddingOf(id: unknown): Embedding | undefined {
  return typeof id === "string" && Object.hasOwn(bedrockModels, id) ? bedrockModels[id].embedding : undefined;
}

/** "must be …" where an embedding model does not make vectors of that length; nothing for what is refused anyway. */
export function dimensionProblems(id: unknown, dimensions: unknown): Problem[] {
  const embedding = embeddingOf(id);
  if (!embedding || typeof dimensions !== "number" || embedding.dimensions.includes(dimensions)) return [];
  const message = `must be ${embedding.dimensions.join(" or ")}, as ${id} makes them`;
  return [{ path: ["dimensions"], message, given: dimensions }];
}

/** The ids of all embedding models, for the sentence that refuses another one. */
export const embeddingModels = Object.keys(bedrockModels).filter((id) => bedrockModels[id].embedding);

function unknown(id: string): string {
  const { modelId: plain, geography } = partsOf(id);
  if (Object.hasOwn(endedModels, plain))
    return `must be a model that Bedrock offers to new customers: this one ${endedModels[plain]}`;
  if (geography && Object.hasOwn(bedrockModels, plain)) return `must have an inference profile: ${offer(plain)}`;
  return `must be a model id or inference profile of ${TABLE}`;
}

/** Every way to call a model, e.g. `us.x from us-east-1, us-east-2`. */
function offer(plain: string): string {
  const { regions, profiles } = bedrockModels[plain];
  const ways = [
    ...(regions.length > 0 ? [`${plain} in ${regions.join(", ")}`] : []),
    ...Object.entries(profiles).map(([geography, sources]) => `${geography}.${plain} from ${sources.join(", ")}`),
  ];
  return ways.join("; ");
}
