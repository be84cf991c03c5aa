import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import type { ServiceRole } from "../security/service-role";
import { encryptedDisk, templateBasics } from "./template-basics";
import { UbuntuImage } from "./ubuntu-image";
import type { WorkloadHome } from "./workload-home";

/** Image, releases and a week of logs. */
const DISK_GIB = 20;

/** Which instances are started, and with what. */
export interface InstanceTemplateProps {
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
    ...templateBasics(home.securityGroupId, tags),
    blockDeviceMappings: [encryptedDisk(image.rootDevice, DISK_GIB, home.keyArn)],
  });
}
