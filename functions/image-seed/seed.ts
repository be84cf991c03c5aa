import { baseImage } from "./base-image";
import { copyBlob, putBlob } from "./copy-blob";
import type { Placeholder } from "./placeholder";
import { placeholderImage } from "./placeholder-image";
import type { Repository } from "./repository";

/** From where to where. */
export interface Seed {
  /** Opened only when there is something to copy. */
  readonly source: () => Promise<Repository>;
  /** Tag or digest of the base image. */
  readonly reference: string;
  /** Such as `linux/amd64`. */
  readonly platform: string;
  readonly target: Repository;
  readonly tag: string;
  readonly placeholder: Placeholder;
}

/**
 * Puts the placeholder under a tag, unless the tag is taken: whatever is there stays. What an earlier run left behind
 * half done is taken up where it ended.
 */
export async function seed({ source: open, reference, platform, target, tag, placeholder }: Seed): Promise<"put" | "was there"> {
  if (await target.hasManifest(tag)) return "was there";
  const source = await open();
  const base = await baseImage(source, reference, platform);
  for (const { digest } of base.layers) await copyBlob(digest, source, target);
  const { blobs, manifest } = placeholderImage(base, placeholder);
  for (const blob of blobs) await putBlob(blob, target);
  await target.putManifest(tag, manifest);
  return "put";
}
