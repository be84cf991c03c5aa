import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformLocal, TerraformOutput, TerraformStack } from "cdktf";
import { applicationStart } from "../../modules/compute/application-start";
import { UserData } from "../../modules/compute/user-data";
import { Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";
import { scratchApp } from "../support/scratch-app";
import { userDataText } from "../support/user-data-text";

const { environment = {}, missing } = terraformAtHand();

const start = (bucketName: string, address: string) =>
  applicationStart({
    region: "ap-southeast-2",
    bucketName,
    logGroupName: "/shop/test/backend",
    module: "app.main:app",
    port: 8_000,
    healthPath: "/health",
    environment: { PLAIN: 'it\'s "quoted" \\ ${HOME} %{x} $${y}\n', QUEUE: `at ${address}` },
  });

(missing ? test.skip : test)(
  "Terraform makes of the stack's JSON the very script that is tested here, with what it knows only then",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "user-data-"));
    const stack = new TerraformStack(scratchApp(), "test");
    const later = (name: string, value: string) => new TerraformLocal(stack, name, value).asString;
    const { base64 } = new UserData(stack, "start", start(later("bucket", "shop-releases"), later("queue", "it's there")));
    new TerraformOutput(stack, "base64", { value: base64, staticId: true });
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack.toTerraform()));
    const terraform = new Terraform(environment);
    await terraform.run(folder, ["init", "-input=false", "-no-color"]);
    await terraform.run(folder, ["apply", "-auto-approve", "-input=false", "-no-color"]);
    const { stdout } = await terraform.run(folder, ["output", "-raw", "base64"]);
    expect(Buffer.from(stdout, "base64").toString()).toBe(userDataText(start("shop-releases", "it's there")));
  },
  120_000,
);
