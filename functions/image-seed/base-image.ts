import { INDEX_TYPES, LAYER_OF } from "./media-types";
import type { Repository, Written } from "./repository";

/** Something in a repository that a manifest names. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** What an image is run with; fields that are not named here are handed on as they are. */
export interface ImageConfig {
  readonly os: string;
  readonly architecture: string;
  readonly created?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly rootfs: { readonly type: "layers"; readonly diff_ids: readonly string[] };
  readonly history?: readonly object[];
}

/** An image to put something on. */
export interface BaseImage {
  /** Media type of its manifest. */
  readonly type: string;
  readonly configType: string;
  readonly config: ImageConfig;
  readonly layers: readonly Descriptor[];
}

interface Index {
  readonly manifests: readonly (Descriptor & { readonly platform?: Pick<ImageConfig, "os" | "architecture"> })[];
}

/**
 * The image of one platform, e.g. `linux/amd64`, out of an index where there are several.
 * @throws Error when there is none, or one of a form that nothing can be put on.
 */
export async function baseImage(source: Repository, reference: string, platform: string): Promise<BaseImage> {
  const subject = `${source.name} ${reference}`;
  const { type, bytes } = await manifestFor(source, reference, platform);
  if (!(type in LAYER_OF)) throw new Error(`${subject}: the manifest must be one of Docker or OCI, got "${type}"`);
  const manifest: { config: Descriptor; layers: Descriptor[] } = parsed(bytes);
  const other = manifest.layers.find(({ mediaType }) => !Object.values(LAYER_OF).includes(mediaType));
  if (other) throw new Error(`${subject}: layers must be archives in gzip, got "${other.mediaType}"`);
  const config: ImageConfig = parsed(await source.blob(manifest.config.digest));
  if (nameOf(config) !== platform) throw new Error(`${subject}: the image must be for ${platform}, got ${nameOf(config)}`);
  return { type, configType: manifest.config.mediaType, config, layers: manifest.layers };
}

async function manifestFor(source: Repository, reference: string, platform: string): Promise<Written> {
  const found = await source.manifest(reference);
  if (!INDEX_TYPES.includes(found.type)) return found;
  const { manifests }: Index = parsed(found.bytes);
  const chosen = manifests.find((each) => each.platform && nameOf(each.platform) === platform);
  if (chosen) return source.manifest(chosen.digest);
  const platforms = manifests.flatMap((each) => (each.platform ? [nameOf(each.platform)] : []));
  throw new Error(`${source.name} ${reference}: there is no image for ${platform}, only for ${platforms.join(", ")}`);
}

const nameOf = ({ os, architecture }: Pick<ImageConfig, "os" | "architecture">) => `${os}/${architecture}`;

const parsed = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString());
