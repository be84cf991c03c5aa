import { gzipSync } from "fflate";
import type { BaseImage, ImageConfig } from "./base-image";
import { LAYER_OF } from "./media-types";
import { type Addition, additionOf, type Placeholder } from "./placeholder";
import { digestOf, type Written } from "./repository";

export interface PlaceholderImage {
  /** What no base image has. */
  readonly blobs: readonly Uint8Array[];
  readonly manifest: Written;
}

/** A base image that runs the placeholder, with one layer more where that needs files. The same base gives the same bytes. */
export function placeholderImage(base: BaseImage, placeholder: Placeholder): PlaceholderImage {
  const { type, configType, layers } = base;
  const addition = additionOf(placeholder);
  const added = addition.archive ? [gzipSync(addition.archive, { mtime: 0 })] : [];
  const config = jsonOf(configOn(base.config, addition));
  const described = (mediaType: string, blob: Uint8Array) => ({ mediaType, digest: digestOf(blob), size: blob.length });
  const manifest = {
    schemaVersion: 2,
    mediaType: type,
    config: described(configType, config),
    layers: [...layers, ...added.map((layer) => described(LAYER_OF[type], layer))],
  };
  return { blobs: [...added, config], manifest: { type, bytes: jsonOf(manifest) } };
}

function configOn({ config, rootfs, history, ...base }: ImageConfig, { run, archive }: Addition): ImageConfig {
  const step = { created: base.created, created_by: "image-seed", ...(!archive && { empty_layer: true }) };
  return {
    ...base,
    config: { ...config, ...run },
    rootfs: { ...rootfs, diff_ids: [...rootfs.diff_ids, ...(archive ? [digestOf(archive)] : [])] },
    // One entry for each layer, or none at all.
    ...(history && { history: [...history, step] }),
  };
}

const jsonOf = (value: object) => Buffer.from(JSON.stringify(value));
