import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyWithoutAccount, type StackJson } from "./checked-copy";
import type { Terraform } from "./terraform";

/** Mocks are random words; where something else is looked at later, it stands here. */
const ARN = "arn:aws:mock:us-east-1:123456789012:mock/of-a-resource";
const MORE_DEFAULTS: Readonly<Record<string, object>> = {
  aws_db_instance: { master_user_secret: [{ secret_arn: ARN, kms_key_id: ARN, secret_status: "active" }] },
};

/**
 * Applies a synthesized stack with `terraform test`: the real provider checks every argument against its schema and its
 * own validation, a mock stands in for AWS. Works for resource types that no emulator has.
 */
export async function mockApply(terraform: Terraform, folder: string, scratch: string): Promise<void> {
  const stack = copyWithoutAccount(folder, scratch);
  mkdirSync(join(scratch, "tests"));
  writeFileSync(join(scratch, "tests", "apply.tftest.json"), JSON.stringify(testFile(stack), null, 2));
  await terraform.run(scratch, ["init", "-input=false", "-no-color", "-backend=false"]);
  await terraform.run(scratch, ["test", "-no-color"]);
}

/** The mocks: an ARN for every resource (a mocked one is a random word, and refused), values for every remote state. */
function testFile(stack: StackJson): object {
  const types = Object.keys(stack.resource ?? {});
  const states = Object.keys(stack.data?.terraform_remote_state ?? {});
  const written = JSON.stringify(stack);
  return {
    mock_provider: {
      aws: { mock_resource: Object.fromEntries(types.map((type) => [type, { defaults: { arn: ARN, ...MORE_DEFAULTS[type] } }])) },
    },
    override_data: states.map((state) => ({
      target: `data.terraform_remote_state.${state}`,
      values: {
        outputs: Object.fromEntries(
          outputsReadFrom(state, written).map((name) => [name, name.endsWith("arn") ? ARN : `mock-${name}`]),
        ),
      },
    })),
    run: { apply: { command: "apply" } },
  };
}

/** The names of the outputs that a stack's JSON reads from one remote state. */
function outputsReadFrom(state: string, written: string): string[] {
  return [
    ...new Set(
      [...written.matchAll(/terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)/g)]
        .filter(([, name]) => name === state)
        .map(([, , output]) => output),
    ),
  ];
}
