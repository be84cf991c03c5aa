import { ECRClient } from "@aws-sdk/client-ecr";
import { imageReference } from "./image-reference";
import { anonymousLogin, ecrLogin } from "./login";
import { patiently } from "./patiently";
import type { Placeholder } from "./placeholder";
import { mayPass } from "./registry-request";
import { Repository } from "./repository";
import { seed } from "./seed";

const ecr = new ECRClient({});

/** Terraform's `aws_lambda_invocation` says why it calls. */
interface Call {
  readonly tf: { readonly action: "create" | "update" | "delete" };
  /** `<registry>/<repository>` in ECR, in the account of this function. */
  readonly repositoryUri: string;
  readonly tag: string;
  /** An image that everybody can read. */
  readonly base: string;
  /** Such as `linux/amd64`. */
  readonly platform: string;
  /** What the image is to run. Default: the one for Lambda. */
  readonly placeholder?: Placeholder;
}

/** Puts a placeholder where a service needs an image before the first one is deployed. It is never taken away. */
export async function handler({
  tf,
  repositoryUri,
  tag,
  base,
  platform,
  placeholder = { kind: "lambda" },
}: Call): Promise<object> {
  if (tf.action === "delete") return { kept: "the image stays in the repository" };
  const [from, to] = [imageReference(base), imageReference(repositoryUri)];
  const source = async () => new Repository(from.origin, from.repository, await anonymousLogin(from.origin, from.repository));
  const outcome = await patiently(async () => {
    const target = new Repository(to.origin, to.repository, await ecrLogin(ecr));
    return seed({ source, reference: from.reference, platform, target, tag, placeholder });
  }, mayPass);
  const result = { image: `${repositoryUri}:${tag}`, placeholder: outcome };
  console.log(JSON.stringify(result));
  return result;
}
