import * as v from "valibot";
import { blockProblems, zoneName } from "../networking/zone-blocks";
import { overlaps } from "../shared/cidr";
import { cidrBlock, orNone, region, whole } from "../shared/fields";
import { type Problem, problemsIn, report } from "../shared/problems";
import { dimensionProblems, embeddingModels, modelProblems } from "./model-settings";

const network = v.pipe(
  v.strictObject({
    /** Addresses of the small VPC that stands in the model's region; none that the environment's own VPC has. */
    cidr: cidrBlock(16, 27),
    /** One subnet for each zone that gets a network interface of the endpoint, billed by the hour. */
    zones: v.pipe(v.record(zoneName, cidrBlock(16, 28)), v.minEntries(1, "must name at least one zone")),
  }),
  report(subnetProblems),
);

/**
 * What an environment says about the small VPC in a model's region.
 * @interface
 */
export type DistantNetworkSettings = v.InferOutput<typeof network>;

const shape = v.strictObject({
  /** Turns texts into vectors, called by its own id. Another model makes vectors that cannot be compared with those before. */
  model: v.picklist(embeddingModels, `must be an embedding model: ${embeddingModels.join(", ")}`),
  /** Length of the vectors: one that the model makes. S3 Vectors takes 1 to 4096. */
  dimensions: whole(1, 4_096, "dimensions"),
  /** Where the model is called, which need not be where the rest stands: not every region offers every model. */
  region,
  /** The private way there: `none` where the model is called in the environment's own region. */
  network: orNone(network),
});

/**
 * What an environment says about the vectors it makes of texts: model, length, region and the way there are one setting.
 * @interface
 */
export type EmbeddingSettings = v.InferOutput<typeof shape>;

export const embeddingSettings = v.pipe(
  shape,
  report(({ model, dimensions, region }: Partial<EmbeddingSettings>) => [
    ...dimensionProblems(model, dimensions),
    ...modelProblems(region, model, ["model"]),
  ]),
);

/** What the setting and the environment's own region and VPC must keep between them; paths begin with `embedding`. */
export function strayEmbedding(
  region: string | undefined,
  vpcCidr: string | undefined,
  embedding: Partial<EmbeddingSettings> | undefined,
): Problem[] {
  if (!region || !embedding?.region || !embedding.network) return [];
  const { network } = embedding;
  const problems: Problem[] = [];
  const refuse = (path: string[], message: string, given: unknown) => problems.push({ path, message, given });
  if (network === "none") {
    if (embedding.region !== region) refuse(["network"], `must be { … }, a way from ${region} to ${embedding.region}`, network);
  } else if (embedding.region === region) {
    refuse(["network"], `must be "none" where the model is called in ${region} itself`, network);
  } else {
    const { cidr, zones } = network;
    if (vpcCidr && overlaps(vpcCidr, cidr))
      refuse(["network", "cidr"], `must not overlap the environment's VPC ${vpcCidr}`, cidr);
    for (const zone of Object.keys(zones ?? {}).filter((each) => !each.startsWith(`${embedding.region}`))) {
      refuse(["network", "zones", zone], `must be a zone of region ${embedding.region}`, zone);
    }
  }
  return problemsIn("embedding", problems);
}

function subnetProblems({ cidr = "", zones }: Partial<{ cidr: string; zones: Record<string, string> }>): Problem[] {
  return blockProblems(
    cidr,
    Object.entries(zones ?? {}).map(([zone, block]) => ({ path: ["zones", zone], block })),
  );
}
