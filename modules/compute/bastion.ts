import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { Construct } from "constructs";
import { ServiceRole } from "../security/service-role";
import { managedBySessions } from "../security/session-access";

/** The newest Amazon Linux 2023, which brings the agent of Systems Manager. Source: AL2023 user guide, "Using the Systems Manager parameter store". */
const IMAGE_PARAMETER = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
/** Carries connections only. */
const INSTANCE_TYPE = "t4g.nano";
/** GiB; the image takes 8. */
const DISK_GIB = 8;

export interface BastionProps {
  /** Name of the instance, its role and its profile. */
  readonly name: string;
  /** A private one, from which `ssm` and `ssmmessages` can be reached. */
  readonly subnetId: string;
  readonly securityGroupId: string;
  readonly keyArn: string;
}

/**
 * People's way to a private database: an instance without key pair, open port or public address, that Session Manager
 * forwards connections through. Who may use it is decided by IAM (`ssm:StartSession`), and CloudTrail keeps who did.
 */
export class Bastion extends Construct {
  readonly instanceId: string;
  readonly resource: Instance;

  constructor(scope: Construct, id: string, { name, subnetId, securityGroupId, keyArn }: BastionProps) {
    super(scope, id);
    const role = new ServiceRole(this, "role", { name, service: "ec2", statements: [managedBySessions] });
    const profile = new IamInstanceProfile(this, "profile", { name, role: role.resource.name });
    const image = new DataAwsSsmParameter(this, "image", { name: IMAGE_PARAMETER });
    this.resource = new Instance(this, "instance", {
      ami: image.insecureValue,
      instanceType: INSTANCE_TYPE,
      subnetId,
      vpcSecurityGroupIds: [securityGroupId],
      associatePublicIpAddress: false,
      iamInstanceProfile: profile.name,
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: { volumeType: "gp3", volumeSize: DISK_GIB, encrypted: true, kmsKeyId: keyArn, deleteOnTermination: true },
      monitoring: true,
      ebsOptimized: true,
      tags: { Name: name },
      // A new image comes every few weeks, and must not replace the instance under somebody's session:
      // `terraform apply -replace` takes the newest when people want it.
      lifecycle: { ignoreChanges: ["ami"] },
      dependsOn: [role.policy],
    });
    this.instanceId = this.resource.id;
  }

  /** The command that puts a port of `host` on port `localPort` of the caller's machine, for as long as it runs. */
  forwarding(region: string, host: string, port: number, localPort: number): string {
    const parameters = `{"host":["${host}"],"portNumber":["${port}"],"localPortNumber":["${localPort}"]}`;
    return [
      `aws ssm start-session --region ${region} --target ${this.instanceId}`,
      "--document-name AWS-StartPortForwardingSessionToRemoteHost",
      `--parameters '${parameters}'`,
    ].join(" ");
  }
}
