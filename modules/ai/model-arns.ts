import { destinations, invocable } from "./bedrock-models";

/** Where models are called from. */
export interface CallPlace {
  readonly accountId: string;
  readonly region: string;
}

/** What a call under some ids touches, by ARN. */
export interface ModelArns {
  /** Models called by their own id, in the region itself. */
  readonly direct: string[];
  /** Inference profiles. */
  readonly profiles: string[];
  /** Models that the profiles send to, in every region they send to. */
  readonly routed: string[];
}

/** The ARNs behind model ids and inference profiles; ids that the table does not know were refused with the settings. */
export function modelArns(ids: readonly string[], { accountId, region }: CallPlace): ModelArns {
  const found = ids.flatMap((id) => invocable(id) ?? []);
  const profiles = found.flatMap(({ geography, modelId }) => (geography ? [{ geography, modelId }] : []));
  return {
    direct: found.filter(({ geography }) => !geography).map(({ modelId }) => foundationModelArn(modelId, region)),
    profiles: profiles.map(
      ({ geography, modelId }) => `arn:aws:bedrock:${region}:${accountId}:inference-profile/${geography}.${modelId}`,
    ),
    routed: profiles.flatMap(({ geography, modelId }) =>
      destinations(geography, region).map((destination) => foundationModelArn(modelId, destination)),
    ),
  };
}

/** Foundation models belong to no account. */
export const foundationModelArn = (modelId: string, region: string) => `arn:aws:bedrock:${region}::foundation-model/${modelId}`;
