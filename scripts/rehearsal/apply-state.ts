import type { Progress } from "../terraform/apply";
import type { Apply } from "../terraform/bootstrap";
import type { Terraform } from "../terraform/terraform";

/** What other stacks need of the state stack before they can keep a state of their own. */
const USABLE = [
  "aws_s3_bucket_versioning.states",
  "aws_s3_bucket_server_side_encryption_configuration.states",
  "aws_dynamodb_table.",
  "aws_kms_alias.",
];

/**
 * Applies the state stack without asking, and says `onUsable` as soon as bucket, lock table and key are there: the
 * rest of it mostly waits for S3 to settle, and other stacks need not wait along.
 */
export function applyState(terraform: Terraform, progress: Progress, onUsable: () => void): Apply {
  const missing = new Set(USABLE);
  return async (folder) => {
    progress("apply");
    await terraform.run(folder, ["apply", "-json", "-auto-approve", "-input=false"], {
      onLine: (line) => {
        if (!line.includes('"type":"apply_complete"')) return;
        const address: string = JSON.parse(line).hook.resource.addr;
        for (const each of missing) if (address.startsWith(each)) missing.delete(each);
        if (missing.size === 0) onUsable();
      },
    });
  };
}
