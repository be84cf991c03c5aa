import { TerraformStack } from "cdktf";
import { UbuntuImage } from "../../../modules/compute/ubuntu-image";
import { scratchApp } from "../../support/scratch-app";

test("the image is Canonical's newest Ubuntu 24.04, of no other account, for x86_64", () => {
  const stack = new TerraformStack(scratchApp(), "test");
  new UbuntuImage(stack, "image");
  const { data } = stack.toTerraform() as { data: { aws_ami: Record<string, object> } };
  expect(Object.values(data.aws_ami)).toEqual([
    expect.objectContaining({
      owners: ["099720109477"],
      most_recent: true,
      filter: [
        { name: "name", values: ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"] },
        { name: "virtualization-type", values: ["hvm"] },
        { name: "architecture", values: ["x86_64"] },
        { name: "state", values: ["available"] },
      ],
    }),
  ]);
});
