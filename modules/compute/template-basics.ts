import type { LaunchTemplateConfig } from "@cdktf/provider-aws/lib/launch-template";
import type { WorkloadHome } from "./workload-home";

/** What of an instance carries tags. */
const TAGGED = ["instance", "volume", "network-interface"];

/** What every launch template says, whatever is run: no public address, no old metadata service, watched in detail, tagged. */
export function templateBasics(securityGroupId: WorkloadHome["securityGroupId"], tags: Readonly<Record<string, string>>) {
  return {
    // Programs on the instance itself only: one hop ends before any container's network (EC2.8).
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    monitoring: { enabled: true },
    networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: [securityGroupId], deleteOnTermination: "true" }],
    tagSpecifications: TAGGED.map((resourceType) => ({ resourceType, tags: { ...tags } })),
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ["image_id"] },
  } satisfies LaunchTemplateConfig;
}

/** A disk of an instance: encrypted, and gone with it. */
export const encryptedDisk = (deviceName: string, volumeSize: number, kmsKeyId: string) => ({
  deviceName,
  ebs: { volumeType: "gp3", volumeSize, encrypted: "true", kmsKeyId, deleteOnTermination: "true" },
});
