import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { previewStack } from "../../scripts/terraform/preview";
import { readStacks, type Stack } from "../../scripts/terraform/stacks";
import { Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";
import { hostile } from "../support/local-aws";
import { randomWordsIn } from "../support/random-words";
import { readStackFile, type StackFile, synthesizeSystem } from "../support/synthesized";

const { environment = {}, missing } = terraformAtHand();
const terraform = new Terraform(environment);
const scratch = mkdtempSync(join(tmpdir(), "preview-"));
const [database] = readStacks(synthesizeSystem("partner"), "partner-prod-database");
const preview = ({ name, folder }: Stack, by = terraform) => previewStack(by, folder, join(scratch, name));

/** A stack of a fresh synthesis, with a fault. */
function faulty(name: string, plant: (file: StackFile) => void): Stack {
  const [stack] = readStacks(synthesizeSystem("partner"), name);
  const file = readStackFile(stack);
  plant(file);
  writeFileSync(join(stack.folder, "cdk.tf.json"), JSON.stringify(file));
  return stack;
}

(missing ? describe.skip : describe)("a preview", () => {
  test("of prod's database names the stacks that it waits for, and is the same whatever the shell's environment says", async () => {
    let trapped = 0;
    const trap = createServer((_, response) => {
      trapped += 1;
      response.writeHead(500).end();
    });
    await new Promise<void>((listening) => trap.listen(0, "127.0.0.1", listening));
    const providers = Object.entries(environment).filter(([name]) => /^TF_(CLI_CONFIG_FILE|PLUGIN_CACHE_)/.test(name));
    const led = {
      ...hostile(`http://127.0.0.1:${(trap.address() as AddressInfo).port}`),
      ...Object.fromEntries(providers),
      TF_CLI_ARGS_test: "-filter=tests/nothing.tftest.json",
      TF_DATA_DIR: join(scratch, "elsewhere"),
    };
    const text = await preview(database, new Terraform(led));
    trap.close();
    expect(trapped).toBe(0);
    expect(text).toBe(await preview(database));
    expect(text).toContain(
      'kms_key_id                            = "arn:aws:mock:us-east-1:123456789012:mock.partner-prod-security.',
    );
    expect(text).toContain('"mock.partner-prod-network.groups_rds_group.id"');
    expect(text).toContain('ami                                  = "mock.data.aws_ssm_parameter.bastion_image.insecure_value"');
    expect(existsSync(join(scratch, database.name))).toBe(false);
  }, 120_000);

  test("of an argument that the provider refuses fails with Terraform's words and the stack's name", async () => {
    const stack = faulty("partner-dev-security", ({ resource }) => {
      for (const key of Object.values<Record<string, unknown>>(resource.aws_kms_key)) key.deletion_window_in_days = 3;
    });
    const refused = preview(stack);
    await expect(refused).rejects.toThrow("partner-dev-security cannot be run against mocks: ");
    await expect(refused).rejects.toThrow("expected deletion_window_in_days to be in the range (7 - 30), got 3");
  }, 120_000);

  test("of a stack whose provider cannot be had says which versions it asks for", async () => {
    const stack = faulty("partner-dev-security", ({ terraform }) => {
      terraform.required_providers.aws.version = ">= 99.0.0, < 100.0.0";
    });
    await expect(preview(stack)).rejects.toThrow(
      "partner-dev-security cannot be run against mocks: Terraform cannot install every provider that it asks for " +
        "(hashicorp/aws >= 99.0.0, < 100.0.0): ",
    );
  }, 120_000);

  test("shows a mock that nobody gave a value as the random word that the check for them finds", async () => {
    const stack = faulty("partner-prod-database", (file) => {
      const [instance] = Object.values<Record<string, unknown>>(file.resource.aws_instance);
      // An expression in a form that is not looked for: in parentheses.
      instance.ami = String(instance.ami).replace(/^\$\{(.*)\.insecure_value\}$/, "${($1).insecure_value}");
    });
    const [word, ...more] = randomWordsIn(await preview(stack), JSON.stringify(readStackFile(database)));
    expect(word).toMatch(/^[a-z0-9]{8}$/);
    expect(more).toEqual([]);
  }, 120_000);
});
