import { hostOf } from "../../modules/networking/distant-door";
import type { StudentHelperAi } from "./ai-settings";

/** What makes embeddings, in whatever region. */
export const EMBEDDING_SERVICE = "bedrock-runtime";

/** The host name that a private zone answers for, where the embedding model is not offered at home. */
export const embeddingHosts = ({ embedding: { network, region } }: StudentHelperAi): string[] =>
  network === "none" ? [] : [hostOf(EMBEDDING_SERVICE, region)];
