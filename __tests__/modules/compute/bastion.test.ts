import { TerraformOutput, type TerraformStack } from "cdktf";
import { accessSettings } from "../../../modules/compute/access-settings";
import { Bastion } from "../../../modules/compute/bastion";
import { problemsOf } from "../../../modules/shared/problems";
import { build } from "../../support/build";

let stackOf: TerraformStack;
const built = () =>
  build((stack) => {
    const bastion = new Bastion(stack, "bastion", {
      name: "shop-test-bastion",
      subnetId: "subnet-a",
      securityGroupId: "sg-bastion",
      keyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
    });
    new TerraformOutput(stack, "command", { value: bastion.forwarding("us-east-1", "db.example", 5432, 15432) });
    stackOf = stack;
  });

test("nobody comes in but by Session Manager: no key pair, no public address, one group", () => {
  const instance = built().one("aws_instance");
  expect(instance).toMatchObject({
    subnet_id: "subnet-a",
    vpc_security_group_ids: ["sg-bastion"],
    associate_public_ip_address: false,
    iam_instance_profile: expect.stringMatching(/^\$\{aws_iam_instance_profile\.bastion_profile_\w+\.name\}$/),
  });
  expect(instance).not.toHaveProperty("key_name");
});

test("the disk is encrypted, metadata needs a token, and every minute is measured", () => {
  expect(built().one("aws_instance")).toMatchObject({
    root_block_device: { volume_type: "gp3", encrypted: true, kms_key_id: "arn:aws:kms:us-east-1:111111111111:key/k" },
    metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
    monitoring: true,
  });
});

test("the newest image is taken once, and a newer one replaces nothing", () => {
  expect(built().one("aws_instance")).toMatchObject({
    ami: expect.stringMatching(/^\$\{data\.aws_ssm_parameter\.bastion_image_\w+\.insecure_value\}$/),
    lifecycle: { ignore_changes: ["ami"] },
  });
});

test("the instance may open sessions and nothing else", () => {
  const { Statement } = JSON.parse(String(built().one("aws_iam_role_policy").policy));
  expect(Statement).toHaveLength(1);
  expect(Statement[0].Action).toEqual([
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ]);
});

test("the command forwards a port of the database to the caller's machine", () => {
  built();
  const { value: command } = (stackOf.toTerraform() as { output: Record<string, { value: string }> }).output.command;
  expect(command).toMatch(
    /^aws ssm start-session --region us-east-1 --target \$\{aws_instance\.bastion_instance_\w+\.id\} --document-name AWS-StartPortForwardingSessionToRemoteHost --parameters '(.*)'$/,
  );
  const [parameters] = /\{"host.*\}/.exec(command) ?? [];
  expect(JSON.parse(String(parameters))).toEqual({ host: ["db.example"], portNumber: ["5432"], localPortNumber: ["15432"] });
});

test("it breaks no rule", () => {
  expect(built().broken).toEqual([]);
  expect(built().problems).toEqual([]);
});

test("the setting knows two words", () => {
  expect(problemsOf(accessSettings, { bastion: "none" })).toEqual([]);
  expect(problemsOf(accessSettings, { bastion: "ssh" })).toEqual(['bastion must be "none" or "session-manager", got "ssh"']);
});
