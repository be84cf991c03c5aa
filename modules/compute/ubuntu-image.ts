import { DataAwsAmi } from "@cdktf/provider-aws/lib/data-aws-ami";
import { Construct } from "constructs";

/** Canonical's account: images of the same name in other accounts are not Canonical's. Source: Ubuntu on AWS documentation, "Find Ubuntu images". */
const CANONICAL = "099720109477";
const NAME = "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*";

/**
 * The newest Ubuntu 24.04 LTS by Canonical, for x86_64. It has python3, curl 8.5, systemd and the agent of Systems
 * Manager; no AWS CLI, pip or Docker. Without internet nothing is updated in place: patches come with a newer image.
 */
export class UbuntuImage extends Construct {
  readonly imageId: string;
  /** Where the root volume is attached; naming it changes that volume and adds none. */
  readonly rootDevice = "/dev/sda1";
  readonly resource: DataAwsAmi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resource = new DataAwsAmi(this, "image", {
      owners: [CANONICAL],
      mostRecent: true,
      filter: [
        { name: "name", values: [NAME] },
        { name: "virtualization-type", values: ["hvm"] },
        { name: "architecture", values: ["x86_64"] },
        { name: "state", values: ["available"] },
      ],
    });
    this.imageId = this.resource.id;
  }
}
