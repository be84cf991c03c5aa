import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { authoritiesOf } from "../postgres/authorities";
import { type BootstrapRequest, type BootstrapResult, bootstrap } from "./bootstrap";

/** A new instance takes a while to answer; the rest of the function's five minutes is for the work. */
const WAIT_SECONDS = 180;

const secrets = new SecretsManagerClient({});

/** Terraform's `aws_lambda_invocation` says why it calls. */
interface Call extends BootstrapRequest {
  readonly tf: { readonly action: "create" | "update" | "delete" };
}

/** Puts into the database what Terraform asks for. Nothing is ever taken out: with it, data would go. */
export async function handler({ tf, ...request }: Call): Promise<BootstrapResult | { readonly kept: string }> {
  if (tf.action === "delete") return { kept: "extensions, roles and data stay in the database" };
  const authorities = authoritiesOf(String(process.env.AWS_REGION));
  const result = await bootstrap(request, { secrets, authorities, waitSeconds: WAIT_SECONDS });
  console.log(JSON.stringify({ database: request.database, ...result }));
  return result;
}
