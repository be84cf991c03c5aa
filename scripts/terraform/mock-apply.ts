import { runAgainstMocks } from "./against-mocks";
import { asPreview } from "./preview";
import type { ServedProvider } from "./serve-provider";
import type { Terraform } from "./terraform";

/**
 * Applies a synthesized stack against mocks; works for resource types that no emulator has. Returns the preview, which is
 * planned on the way: together they start the provider once, or ask the `served` one.
 */
export async function mockApply(terraform: Terraform, folder: string, scratch: string, served?: ServedProvider): Promise<string> {
  return asPreview(folder, await runAgainstMocks(terraform, folder, scratch, ["plan", "apply"], served));
}
