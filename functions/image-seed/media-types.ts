/**
 * Kinds of manifests, and the layer that goes with each. Lambda takes these two only.
 * Source: Lambda developer guide, "Create a Lambda function using a container image", "Container image requirements".
 */
export const LAYER_OF: Readonly<Record<string, string>> = {
  "application/vnd.oci.image.manifest.v1+json": "application/vnd.oci.image.layer.v1.tar+gzip",
  "application/vnd.docker.distribution.manifest.v2+json": "application/vnd.docker.image.rootfs.diff.tar.gzip",
};

/** Lists of manifests, one for each platform. */
export const INDEX_TYPES: readonly string[] = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

/** What a registry may answer with. */
export const ACCEPTED = [...Object.keys(LAYER_OF), ...INDEX_TYPES].join(", ");
