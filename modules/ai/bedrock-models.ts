// The models of Amazon Bedrock that settings may name, and where each can be called. A line here is all a new model needs.
//
// As of 2026-11-21. Sources, all in the Amazon Bedrock user guide: "Regional availability by models" (where a model is
// called directly), "Supported Regions and models for inference profiles" (where a profile is called from and sends to),
// "Model lifecycle" (what has ended), the model cards of the embedding models (dimensions, longest input).

/** What an embedding model makes of a text. */
export interface Embedding {
  /** Lengths of vectors it can make. More than one: the caller chooses. */
  readonly dimensions: readonly number[];
  /** Longest text it takes. */
  readonly maxTokens: number;
}

/** A foundation model: where it can be called by its own id, and by which inference profiles. */
export interface BedrockModel {
  /** Regions that serve calls of the bare id. None: Bedrock asks for an inference profile. */
  readonly regions: readonly string[];
  /** Regions that a profile can be called from, by the geography that is its prefix, e.g. `us`. */
  readonly profiles: Readonly<Partial<Record<Geography, readonly string[]>>>;
  /** @default none: it makes no vectors */
  readonly embedding?: Embedding;
}

/**
 * Geographies that inference profiles spread calls over. A call goes to any of these regions, or to the one it came from.
 * `global` is left out on purpose: prompts would leave the continent.
 */
export const geographies = {
  us: ["us-east-1", "us-east-2", "us-west-2"],
  eu: ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"],
  au: ["ap-southeast-2", "ap-southeast-4"],
} as const;

/** Where a cross-region inference profile may send a prompt; the first part of its id. */
export type Geography = keyof typeof geographies;

const { us, eu, au } = geographies;
const usAndCanada = [...us, "us-west-1", "ca-central-1"];
const cohereEmbed3Regions = [
  ...["us-east-1", "us-west-2", "ca-central-1", "sa-east-1", "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3"],
  ...["ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
];
const titanEmbed2Regions = [
  ...["us-east-1", "us-east-2", "us-west-2", "ca-central-1", "sa-east-1"],
  ...["eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3"],
  ...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-2"],
];

/** What an environment may name, by model id: where each answers by its own id, and by which profiles. */
export const bedrockModels: Readonly<Record<string, BedrockModel>> = {
  // Anthropic's current models answer on bedrock-runtime by profile; their bare ids belong to another endpoint.
  "anthropic.claude-haiku-4-5-20251001-v1:0": { regions: [], profiles: { us: usAndCanada, eu, au } },
  "anthropic.claude-sonnet-4-6": { regions: [], profiles: { us: usAndCanada, eu, au } },
  "anthropic.claude-sonnet-5": { regions: [], profiles: { us: usAndCanada, eu } },
  "anthropic.claude-opus-4-8": { regions: [], profiles: { us: usAndCanada, eu, au } },

  "amazon.nova-micro-v1:0": { regions: ["us-east-1", "eu-west-2", "ap-southeast-2"], profiles: { us } },
  "amazon.nova-lite-v1:0": {
    regions: ["us-east-1", "us-east-2", "us-west-2", "eu-north-1", "eu-west-2", "ap-northeast-1", "ap-southeast-2"],
    profiles: { us: [...us, "us-west-1"] },
  },
  "amazon.nova-pro-v1:0": {
    regions: ["us-east-1", "eu-west-2", "ap-southeast-2"],
    profiles: { us: [...us, "us-west-1"] },
  },
  "amazon.nova-2-lite-v1:0": { regions: [], profiles: { us: usAndCanada, eu } },

  "amazon.titan-embed-text-v1": {
    regions: ["us-east-1", "us-west-2", "eu-central-1", "ap-northeast-1"],
    profiles: {},
    embedding: { dimensions: [1536], maxTokens: 8192 },
  },
  "amazon.titan-embed-text-v2:0": {
    regions: titanEmbed2Regions,
    profiles: {},
    embedding: { dimensions: [1024, 512, 256], maxTokens: 8192 },
  },
  "cohere.embed-english-v3": {
    regions: cohereEmbed3Regions,
    profiles: {},
    embedding: { dimensions: [1024], maxTokens: 512 },
  },
  "cohere.embed-multilingual-v3": {
    regions: cohereEmbed3Regions,
    profiles: {},
    embedding: { dimensions: [1024], maxTokens: 512 },
  },
};

/** Models that older texts name and new accounts cannot call any more, with the date of their end. */
export const endedModels: Readonly<Record<string, string>> = {
  "anthropic.claude-3-haiku-20240307-v1:0": "ended on 2026-09-10",
  "anthropic.claude-3-sonnet-20240229-v1:0": "ended on 2026-07-30",
  "anthropic.claude-3-5-sonnet-20240620-v1:0": "ended on 2026-07-30",
  "anthropic.claude-3-5-sonnet-20241022-v2:0": "ended on 2026-07-30",
  "anthropic.claude-3-5-haiku-20241022-v1:0": "ended on 2026-06-19",
  "anthropic.claude-3-7-sonnet-20250219-v1:0": "ended on 2026-07-30",
  "anthropic.claude-sonnet-4-20250514-v1:0": "ended on 2026-10-14",
  "anthropic.claude-sonnet-4-5-20250929-v1:0": "takes no new customers since 2026-10-08 and ends on 2027-04-08",
};

/** Where calls under an id go, e.g. `us.amazon.nova-pro-v1:0`. */
export interface Invocable {
  /** Id of the foundation model behind it. */
  readonly modelId: string;
  readonly model: BedrockModel;
  /** The profile's geography; none for a bare model id. */
  readonly geography?: Geography;
  /** Regions it can be called from. */
  readonly regions: readonly string[];
}

/** The model or profile of an id, or nothing when this table does not know it. */
export function invocable(id: string): Invocable | undefined {
  const { geography, modelId } = partsOf(id);
  const model = Object.hasOwn(bedrockModels, modelId) ? bedrockModels[modelId] : undefined;
  if (!model) return undefined;
  if (!geography) return { modelId, model, regions: model.regions };
  const regions = model.profiles[geography];
  return regions && { modelId, model, geography, regions };
}

/** Regions that a call of the profile, made in `region`, can be answered from. */
export function destinations(geography: Geography, region: string): string[] {
  return [...new Set<string>([...geographies[geography], region])].sort();
}

/** `us.amazon.nova-pro-v1:0` is geography and model; an id without a known prefix is the model's own. */
export function partsOf(id: string): { modelId: string; geography?: Geography } {
  const geography = (Object.keys(geographies) as Geography[]).find((prefix) => id.startsWith(`${prefix}.`));
  return geography ? { geography, modelId: id.slice(geography.length + 1) } : { modelId: id };
}
