import { gzipSync } from "fflate";
import type { BaseImage, ImageConfig } from "./base-image";
import { LAYER_OF } from "./media-types";
import { RUNTIME } from "./placeholder-runtime";
import { digestOf, type Written } from "./repository";
import { tarArchive } from "./tar-archive";

/** Where Lambda's base images for custom runtimes have the program that asks for events. */
const ENTRYPOINT = "/var/runtime/bootstrap";

export interface PlaceholderImage {
  /** What no base image has. */
  readonly blobs: readonly Uint8Array[];
  readonly manifest: Written;
}

/** A base image with one layer more, which holds the placeholder. The same base gives the same bytes. */
export function placeholderImage({ type, configType, config: base, layers }: BaseImage): PlaceholderImage {
  const archive = tarArchive(ENTRYPOINT.slice(1), Buffer.from(RUNTIME));
  const layer = gzipSync(archive, { mtime: 0 });
  const config = jsonOf(configOn(base, digestOf(archive)));
  const described = (mediaType: string, blob: Uint8Array) => ({ mediaType, digest: digestOf(blob), size: blob.length });
  const manifest = {
    schemaVersion: 2,
    mediaType: type,
    config: described(configType, config),
    layers: [...layers, described(LAYER_OF[type], layer)],
  };
  return { blobs: [layer, config], manifest: { type, bytes: jsonOf(manifest) } };
}

/** Says for itself what is run: the entry point of Lambda's base images wants a handler's name besides. */
function configOn({ config, rootfs, history, ...base }: ImageConfig, diffId: string): ImageConfig {
  return {
    ...base,
    config: { ...config, Entrypoint: [ENTRYPOINT], Cmd: undefined },
    rootfs: { ...rootfs, diff_ids: [...rootfs.diff_ids, diffId] },
    // One entry for each layer, or none at all.
    ...(history && { history: [...history, { created: base.created, created_by: "image-seed" }] }),
  };
}

const jsonOf = (value: object) => Buffer.from(JSON.stringify(value));
