import type { Construct } from "constructs";
import { bedrockRuntimePolicy } from "../../modules/ai/bedrock-endpoint-policy";
import type { DistantNetworkSettings } from "../../modules/ai/embedding-settings";
import { DistantDoor, type DoorCallers } from "../../modules/networking/distant-door";
import { FlowLog } from "../../modules/networking/flow-log";
import { EncryptionKey } from "../../modules/security/encryption-key";
import type { Posture } from "../../modules/shared/posture";
import { EMBEDDING_SERVICE } from "./embedding-host";

export interface EmbeddingDoorProps {
  readonly name: string;
  readonly accountId: string;
  /** Where the model is offered, and all of this is built. */
  readonly region: string;
  readonly model: string;
  readonly network: DistantNetworkSettings;
  readonly callers: DoorCallers;
  readonly logDays: number;
  readonly data: Posture;
}

/** The door to an embedding model in the model's region, which lets calls of that model through and no others, with a flow log under a key of that region. */
export function embeddingDoor(there: Construct, props: EmbeddingDoorProps): DistantDoor {
  const { name, accountId, region, model, network, callers, logDays: days, data } = props;
  const models = { models: [model], guardrailArn: "none", knowledgeBase: "none" } as const;
  const policy = bedrockRuntimePolicy(models, { accountId, region });
  const door = new DistantDoor(there, "door", { name, region, service: EMBEDDING_SERVICE, ...network, policy, callers });
  const { arn: keyArn } = new EncryptionKey(there, "key", {
    name,
    description: `Encrypts the flow log of ${name}`,
    accountId,
    region,
    users: ["logs"],
    data,
  });
  new FlowLog(there, "flow-log", { name, vpcId: door.vpcId, days, keyArn, accountId });
  return door;
}
