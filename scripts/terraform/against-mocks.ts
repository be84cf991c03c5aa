import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { TESTED_AWS_VERSION } from "../../stacks/aws-provider";
import { copyWithoutAccount, type StackJson } from "./checked-copy";
import { mockedData } from "./mocked-data";
import { mockedResources } from "./mocked-resources";
import { NOWHERE, quietEnvironment } from "./quiet-environment";
import type { ServedProvider } from "./serve-provider";
import type { Terraform } from "./terraform";
import { UserError } from "./user-error";

const NOT_INSTALLED = /Failed to (query available provider packages|install provider)/;

/**
 * Runs `terraform test` over a copy of a synthesized stack: the real provider checks every argument against its schema and
 * its own validation, a mock stands in for AWS. Nothing of the caller's credentials is handed on, and the copy in `scratch`
 * is gone afterwards: it has no backend, so nobody shall apply it. Returns what Terraform wrote, plans and states included.
 * A `served` provider saves its starts; a stack that asks for another version does without.
 */
export async function runAgainstMocks(
  terraform: Terraform,
  folder: string,
  scratch: string,
  commands: readonly ("plan" | "apply")[],
  served?: ServedProvider,
): Promise<string> {
  try {
    const stack = copyWithoutAccount(folder, scratch);
    const environment = {
      ...quietEnvironment(NOWHERE, terraform.environment),
      ...(stack.terraform.required_providers.aws?.version === TESTED_AWS_VERSION && served?.environment),
    };
    mkdirSync(join(scratch, "tests"));
    const test = testFile(stack, dirname(folder), commands);
    writeFileSync(join(scratch, "tests", "mocks.tftest.json"), JSON.stringify(test, null, 2));
    await init(terraform, scratch, stack, environment);
    const { stdout } = await terraform.run(scratch, ["test", "-no-color", "-verbose"], { environment });
    return stdout;
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${basename(folder)} cannot be run against mocks: ${error.message}`);
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function init(
  terraform: Terraform,
  scratch: string,
  { terraform: { required_providers } }: StackJson,
  environment: NodeJS.ProcessEnv,
) {
  try {
    await terraform.run(scratch, ["init", "-input=false", "-no-color", "-backend=false"], { environment });
  } catch (error) {
    if (!(error instanceof UserError && NOT_INSTALLED.test(error.message))) throw error;
    const asked = Object.values(required_providers).map(({ source, version }) => `${source} ${version}`);
    throw new UserError(`Terraform cannot install every provider that it asks for (${asked.join("; ")}): ${error.message}`);
  }
}

function testFile(stack: StackJson, stacks: string, commands: readonly string[]): object {
  const mocks = mockedResources(stack);
  return {
    // A mock stands in for one provider only: each alias, which is another region, has its own.
    mock_provider: { aws: (stack.provider?.aws ?? [{}]).map(({ alias }) => ({ alias, mock_resource: mocks })) },
    override_data: mockedData(stack, stacks),
    run: Object.fromEntries(commands.map((command) => [command, { command }])),
  };
}
