import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import type { ServiceRole } from "../security/service-role";
import { UbuntuImage } from "./ubuntu-image";
import type { WorkloadHome } from "./workload-home";

/** Image, releases and a week of logs. */
const DISK_GIB = 20;
/** What of an instance carries tags. */
const TAGGED = ["instance", "volume", "network-interface"];

interface InstanceTemplateProps {
  readonly name: string;
  readonly type: string;
  readonly home: WorkloadHome;
  readonly role: ServiceRole;
  /** In base64. */
  readonly userData: string;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * How each instance of a group is made. A newer image, which Canonical publishes every few weeks, replaces nothing by
 * itself. `terraform apply -replace=<address of the launch template>` takes it: the template gets another id, and the
 * group replaces its instances one after the other.
 */
export function instanceTemplate(scope: Construct, props: InstanceTemplateProps): LaunchTemplate {
  const { name, type, home, role, userData, tags } = props;
  const profile = new IamInstanceProfile(scope, "profile", { name, role: role.resource.name });
  const image = new UbuntuImage(scope, "image");
  return new LaunchTemplate(scope, "template", {
    // Two are there for a moment while one takes the other's place.
    namePrefix: `${name}-`,
    description: `Instances of ${name}`,
    imageId: image.imageId,
    instanceType: type,
    userData,
    updateDefaultVersion: true,
    ebsOptimized: "true",
    iamInstanceProfile: { name: profile.name },
    // Programs on the instance itself only: one hop ends before any container's network (EC2.8).
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    monitoring: { enabled: true },
    networkInterfaces: [
      { associatePublicIpAddress: "false", securityGroups: [home.securityGroupId], deleteOnTermination: "true" },
    ],
    blockDeviceMappings: [
      {
        deviceName: image.rootDevice,
        ebs: {
          volumeType: "gp3",
          volumeSize: DISK_GIB,
          encrypted: "true",
          kmsKeyId: home.keyArn,
          deleteOnTermination: "true",
        },
      },
    ],
    tagSpecifications: TAGGED.map((resourceType) => ({ resourceType, tags: { ...tags } })),
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ["image_id"] },
  });
}
