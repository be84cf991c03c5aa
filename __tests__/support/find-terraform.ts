import { requirePython } from "../../scripts/local-aws/python";
import { PROVIDER_CACHE } from "../../scripts/rehearsal/places";
import { findProvider } from "../../scripts/terraform/provider";
import { quietEnvironment } from "../../scripts/terraform/quiet-environment";
import { requireTerraform } from "../../scripts/terraform/terraform";

/** Where the tests of this project find out whether Terraform, the provider and Python are there. */
export interface TerraformAtHand {
  /** Terraform's environment, with a provider source that works. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Why the tests that need Terraform are skipped. */
  readonly missing?: string;
}

const VARIABLE = "TERRAFORM_AT_HAND";
/** Nothing listens there: a test that needs a service must name its endpoint. */
const NOWHERE = "http://127.0.0.1:9";

/** Runs once before all workers start; they inherit the variable. */
export default async function findTerraform(): Promise<void> {
  const found = await look();
  if (found.missing) console.error(`\n*** SKIPPED: everything that needs Terraform. ${found.missing}\n`);
  process.env[VARIABLE] = JSON.stringify(found);
}

/** What the global setup found. */
export function terraformAtHand(): TerraformAtHand {
  return JSON.parse(process.env[VARIABLE] ?? '{"missing":"the global setup did not run"}');
}

async function look(): Promise<TerraformAtHand> {
  try {
    requireTerraform();
    requirePython();
    const { environment } = await findProvider(quietEnvironment(NOWHERE), PROVIDER_CACHE);
    return { environment };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}
