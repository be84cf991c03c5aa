import { DOCKER, LAYERS, OCI } from "./a-base-image";
import { digestOf } from "./oci-registry";
import { Registries } from "./registries";

let registries: Registries;
let said: jest.SpyInstance;
beforeEach(async () => {
  said = jest.spyOn(console, "log").mockImplementation(() => undefined);
  registries = await new Registries().start();
});
afterEach(() => {
  registries.stop();
  said.mockRestore();
});

const json = (bytes?: Uint8Array) => JSON.parse(Buffer.from(bytes ?? []).toString());
const uploadsOf = ({ target }: Registries) => target.asked.filter((asked) => asked.startsWith("PATCH"));

test.each([
  { kind: "OCI", types: OCI },
  { kind: "Docker", types: DOCKER },
])("the first run puts an image of kind $kind under the tag: the base's layers and one more", async ({ types }) => {
  registries.stop();
  registries = await new Registries().start(types);
  await expect(registries.run()).resolves.toBe("put");
  const { type, bytes } = registries.target.manifests.get("first") ?? { type: "" };
  const { config, layers } = json(bytes);
  expect([type, config.mediaType]).toEqual([types.manifest, types.config]);
  expect(layers.slice(0, -1).map(({ digest }: { digest: string }) => digest)).toEqual(LAYERS.map(digestOf));
  expect(layers).toHaveLength(LAYERS.length + 1);
  expect(layers.at(-1).mediaType).toBe(types.layer);
});

test("what runs is the placeholder, and all else is as in the base", async () => {
  await registries.run();
  const { config } = json(registries.target.manifests.get("first")?.bytes);
  expect(json(registries.target.blobs.get(config.digest))).toEqual({
    architecture: "amd64",
    os: "linux",
    created: "2026-01-01T00:00:00Z",
    config: { Entrypoint: ["/var/runtime/bootstrap"], Env: ["TZ=:/etc/localtime"] },
    rootfs: {
      type: "layers",
      diff_ids: [expect.any(String), expect.any(String), expect.stringMatching(/^sha256:[0-9a-f]{64}$/)],
    },
    history: [expect.any(Object), expect.any(Object), { created: "2026-01-01T00:00:00Z", created_by: "image-seed" }],
  });
});

test("a second run finds the tag and asks the source for nothing", async () => {
  await registries.run();
  const before = [...registries.target.manifests];
  registries.source.asked.length = 0;
  registries.target.asked.length = 0;
  await expect(registries.run()).resolves.toBe("was there");
  expect(registries.source.asked).toEqual([]);
  expect(registries.target.asked).toEqual(["HEAD /v2/shop-test-worker/manifests/first"]);
  expect([...registries.target.manifests]).toEqual(before);
});

test("two repositories get the same image", async () => {
  await registries.run();
  await registries.run({ tag: "second" });
  const { manifests } = registries.target;
  expect(manifests.get("second")?.bytes).toEqual(manifests.get("first")?.bytes);
});

test("a run that ended half way is taken up: what is there is not sent again", async () => {
  registries.target.refusals.push({ form: /^PUT .*manifests/, statuses: [403] });
  await expect(registries.run()).rejects.toThrow("answered 403: not now");
  expect(uploadsOf(registries)).toHaveLength(LAYERS.length + 2);
  await expect(registries.run()).resolves.toBe("put");
  expect(uploadsOf(registries)).toHaveLength(LAYERS.length + 2);
});

test.each([
  { when: "the source is asked too often", where: "source", form: /^GET .*blobs/, statuses: [429] },
  { when: "the token is late", where: "source", form: /^GET \/token/, statuses: [429, 429] },
  { when: "the target has a bad moment", where: "target", form: /^PATCH/, statuses: [500, 503] },
] as const)("when $when, it is asked again", async ({ where, form, statuses }) => {
  registries[where].refusals.push({ form, statuses: [...statuses] });
  await expect(registries.run()).resolves.toBe("put");
  expect(said).toHaveBeenCalledTimes(statuses.length);
  expect(registries.target.manifests.has("first")).toBe(true);
});

test("what does not pass is told after six tries", async () => {
  registries.target.refusals.push({ form: /^POST/, statuses: Array(6).fill(503) });
  const { host } = new URL(registries.target.origin);
  await expect(registries.run()).rejects.toThrow(
    `${host}/shop-test-worker blobs/uploads/: POST of ${host} answered 503: not now`,
  );
});

test("a layer that has another digest than its name is refused and never becomes a blob", async () => {
  const [first, second] = LAYERS.map(digestOf);
  registries.source.blobs.set(second, Buffer.from("something else"));
  const { host } = new URL(registries.source.origin);
  await expect(registries.run()).rejects.toThrow(
    `${host}/lambda/provided blobs/${second}: what came has the digest ${digestOf(Buffer.from("something else"))}`,
  );
  expect([...registries.target.blobs.keys()]).toEqual([first]);
});

test("a base that is named by its digest is taken only with that digest", async () => {
  await expect(registries.run({ reference: registries.index })).resolves.toBe("put");
  registries.source.manifests.set(registries.index, { type: OCI.index, bytes: Buffer.from("{}") });
  const { host } = new URL(registries.source.origin);
  await expect(registries.run({ reference: registries.index, tag: "second" })).rejects.toThrow(
    `${host}/lambda/provided ${registries.index}: what came has the digest ${digestOf(Buffer.from("{}"))}`,
  );
});

test("a platform that the base does not have is told with those that it has", async () => {
  const { host } = new URL(registries.source.origin);
  await expect(registries.run({ platform: "linux/s390x" })).rejects.toThrow(
    `${host}/lambda/provided al2023: there is no image for linux/s390x, only for linux/amd64, linux/arm64`,
  );
});

test("a base for another platform, named without an index, is refused before anything is copied", async () => {
  const { manifests } = json(registries.source.manifests.get(registries.index)?.bytes);
  const [, { digest, platform }] = manifests;
  expect(platform.architecture).toBe("arm64");
  const { host } = new URL(registries.source.origin);
  await expect(registries.run({ reference: digest })).rejects.toThrow(
    `${host}/lambda/provided ${digest}: the image must be for linux/amd64, got linux/arm64`,
  );
  expect(uploadsOf(registries)).toEqual([]);
});

test("layers that Lambda cannot read are refused before anything is copied", async () => {
  registries.stop();
  registries = await new Registries().start({ ...OCI, layer: "application/vnd.oci.image.layer.v1.tar+zstd" });
  const { host } = new URL(registries.source.origin);
  await expect(registries.run()).rejects.toThrow(
    `${host}/lambda/provided al2023: layers must be archives in gzip, got "application/vnd.oci.image.layer.v1.tar+zstd"`,
  );
  expect(uploadsOf(registries)).toEqual([]);
});
