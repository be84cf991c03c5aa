import { gzipSync } from "node:zlib";
import { digestOf, type OciRegistry } from "./oci-registry";

export const OCI = {
  index: "application/vnd.oci.image.index.v1+json",
  manifest: "application/vnd.oci.image.manifest.v1+json",
  config: "application/vnd.oci.image.config.v1+json",
  layer: "application/vnd.oci.image.layer.v1.tar+gzip",
};
export const DOCKER = {
  index: "application/vnd.docker.distribution.manifest.list.v2+json",
  manifest: "application/vnd.docker.distribution.manifest.v2+json",
  config: "application/vnd.docker.container.image.v1+json",
  layer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
};

/** Stand for archives: nothing looks into a layer of the base. The second does not fit into one packet. */
export const LAYERS = ["the system", "curl ".repeat(200_000)].map((text) => gzipSync(text, { level: 0 }));

/** Puts an image for amd64 and arm64 into a registry, under the tag `al2023`. Answers with the digest of its index. */
export function addBaseImage(registry: OciRegistry, types = OCI): string {
  const keep = (mediaType: string, bytes: Buffer) => {
    registry.blobs.set(digestOf(bytes), bytes);
    return { mediaType, digest: digestOf(bytes), size: bytes.length };
  };
  const json = (value: object) => Buffer.from(JSON.stringify(value));
  const manifests = ["amd64", "arm64"].map((architecture) => {
    const config = json({
      architecture,
      os: "linux",
      created: "2026-01-01T00:00:00Z",
      config: { Entrypoint: ["/lambda-entrypoint.sh"], Cmd: ["handler"], Env: ["TZ=:/etc/localtime"] },
      rootfs: { type: "layers", diff_ids: LAYERS.map((_, at) => `sha256:${String(at).repeat(64)}`) },
      history: LAYERS.map(() => ({ created_by: "the base" })),
    });
    const layers = LAYERS.map((layer) => keep(types.layer, layer));
    const manifest = json({ schemaVersion: 2, mediaType: types.manifest, config: keep(types.config, config), layers });
    const digest = registry.put(types.manifest, manifest);
    return { mediaType: types.manifest, digest, size: manifest.length, platform: { os: "linux", architecture } };
  });
  return registry.put(types.index, json({ schemaVersion: 2, mediaType: types.index, manifests }), "al2023");
}
