/** An image or a repository in a registry, taken apart. */
export interface ImageReference {
  /** Where its registry answers, e.g. `https://public.ecr.aws`. */
  readonly origin: string;
  readonly repository: string;
  /** A digest where one is given, else the tag. */
  readonly reference: string;
}

/**
 * `registry/repository[:tag][@digest]`. The registry is never left out: there is no one that is meant otherwise.
 * @throws Error when it has another form.
 */
export function imageReference(image: string): ImageReference {
  const found = /^(?<registry>[^/]+)\/(?<repository>[^:@]+)(:(?<tag>[\w.-]+))?(@(?<digest>sha256:[0-9a-f]{64}))?$/.exec(
    image,
  )?.groups;
  if (!found) throw new Error(`image must be registry/repository[:tag][@sha256:digest], got "${image}"`);
  return { origin: `https://${found.registry}`, repository: found.repository, reference: found.digest ?? found.tag ?? "latest" };
}
