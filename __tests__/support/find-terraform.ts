import { ensureVenv, requirePython } from "../../scripts/local-aws/python";
import { PROVIDER_CACHE, VENV } from "../../scripts/rehearsal/places";
import { findProvider } from "../../scripts/terraform/provider";
import { NOWHERE, quietEnvironment } from "../../scripts/terraform/quiet-environment";
import { requireTerraform } from "../../scripts/terraform/terraform";
import { wordsOf } from "../../scripts/terraform/user-error";

/** Whether the tests of this project find Terraform, the provider and Python. */
export interface TerraformAtHand {
  /** Terraform's environment, with a provider source that works. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Why everything that needs Terraform is skipped. */
  readonly missing?: string;
  /** Why everything that needs the local AWS is skipped. */
  readonly missingForLocalAws?: string;
}

const VARIABLE = "TERRAFORM_AT_HAND";

/** Runs once before all workers start; they inherit the variable. */
export default async function findTerraform(): Promise<void> {
  const found = await look();
  if (found.missing) console.error(`\n*** SKIPPED: everything that needs Terraform. ${found.missing}\n`);
  else if (found.missingForLocalAws) console.error(`\n*** SKIPPED: everything on the local AWS. ${found.missingForLocalAws}\n`);
  process.env[VARIABLE] = JSON.stringify(found);
}

/** What the global setup found. */
export function terraformAtHand(): TerraformAtHand {
  return JSON.parse(process.env[VARIABLE] ?? '{"missing":"the global setup did not run"}');
}

async function look(): Promise<TerraformAtHand> {
  let environment: NodeJS.ProcessEnv;
  try {
    requireTerraform();
    ({ environment } = await findProvider(quietEnvironment(NOWHERE), PROVIDER_CACHE));
  } catch (error) {
    const missing = wordsOf(error);
    return { missing, missingForLocalAws: missing };
  }
  return { environment, missingForLocalAws: installEmulators() };
}

/** Installs the emulators once, before several tests would do it at the same time; says why there is no Python. A failing install is a failing test run. */
function installEmulators(): string | undefined {
  const missing = missingPython();
  if (!missing) ensureVenv(requirePython(), VENV);
  return missing;
}

/** Why there is no Python that can be used. */
export function missingPython(): string | undefined {
  try {
    requirePython();
    return undefined;
  } catch (error) {
    return wordsOf(error);
  }
}
