import type { WebPlaceholder } from "../../../functions/image-seed/placeholder";
import { LAYERS } from "./a-base-image";
import { digestOf } from "./oci-registry";
import { Registries } from "./registries";

const placeholder: WebPlaceholder = { kind: "web", command: ["node", "-e", "serve(8080)"], user: "1000:1000" };

let registries: Registries;
beforeEach(async () => {
  registries = await new Registries().start();
});
afterEach(() => registries.stop());

const json = (bytes?: Uint8Array) => JSON.parse(Buffer.from(bytes ?? []).toString());
const manifestOf = (tag: string) => json(registries.target.manifests.get(tag)?.bytes);

test("an image for the web has the layers of its base and no other", async () => {
  await expect(registries.run({ placeholder })).resolves.toBe("put");
  expect(manifestOf("first").layers.map(({ digest }: { digest: string }) => digest)).toEqual(LAYERS.map(digestOf));
});

test("it runs the command that was given, as the user that was given, and all else is as in the base", async () => {
  await registries.run({ placeholder });
  expect(json(registries.target.blobs.get(manifestOf("first").config.digest))).toEqual({
    architecture: "amd64",
    os: "linux",
    created: "2026-01-01T00:00:00Z",
    config: { Entrypoint: ["node", "-e", "serve(8080)"], User: "1000:1000", Env: ["TZ=:/etc/localtime"] },
    rootfs: { type: "layers", diff_ids: LAYERS.map((_, at) => `sha256:${String(at).repeat(64)}`) },
    history: [
      ...LAYERS.map(() => ({ created_by: "the base" })),
      { created: "2026-01-01T00:00:00Z", created_by: "image-seed", empty_layer: true },
    ],
  });
});

test("a tag that is taken stays as it is", async () => {
  await registries.run({ placeholder });
  const before = [...registries.target.manifests];
  await expect(registries.run({ placeholder: { ...placeholder, command: ["node"] } })).resolves.toBe("was there");
  expect([...registries.target.manifests]).toEqual(before);
});
