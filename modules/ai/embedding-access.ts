import type { PolicyStatement } from "../security/policy-document";
import type { EmbeddingSettings } from "./embedding-settings";
import { foundationModelArn } from "./model-arns";

/** Lets a role make vectors with the embedding model, in the region that the setting names and in no other. */
export function embedsTexts({ model, region }: Pick<EmbeddingSettings, "model" | "region">): PolicyStatement {
  return { Sid: "EmbedTexts", Effect: "Allow", Action: "bedrock:InvokeModel", Resource: foundationModelArn(model, region) };
}
