import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { BaseImage } from "../../../functions/image-seed/base-image";
import { placeholderImage } from "../../../functions/image-seed/placeholder-image";
import { DOCKER } from "./a-base-image";
import { digestOf } from "./oci-registry";
import { RuntimeApi } from "./runtime-api";

const base: BaseImage = {
  type: DOCKER.manifest,
  configType: DOCKER.config,
  config: { os: "linux", architecture: "amd64", rootfs: { type: "layers", diff_ids: [] } },
  layers: [],
};
const image = placeholderImage(base, { kind: "lambda" });
const [layer, config] = image.blobs;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "placeholder-"));
  writeFileSync(join(folder, "layer.tar.gz"), layer);
  execFileSync("tar", ["-xzf", "layer.tar.gz"], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the layer is an archive with one program in it, of root, that everybody may run", () => {
  const [line, ...others] = execFileSync("tar", ["-tvzf", "layer.tar.gz", "--numeric-owner"], { cwd: folder, encoding: "utf8" })
    .trim()
    .split("\n");
  expect(others).toEqual([]);
  expect(line).toMatch(/^-rwxr-xr-x 0\/0 +\d+ 1970-01-01 00:00 var\/runtime\/bootstrap$/);
  expect(statSync(join(folder, "var/runtime/bootstrap")).mode & 0o777).toBe(0o755);
});

test("the config names the layer as it is unpacked, the manifest as it is packed", () => {
  const { rootfs, history } = JSON.parse(Buffer.from(config).toString());
  expect(rootfs.diff_ids).toEqual([digestOf(gunzipSync(layer))]);
  expect(history).toBeUndefined();
  const { layers } = JSON.parse(Buffer.from(image.manifest.bytes).toString());
  expect(layers).toEqual([{ mediaType: DOCKER.layer, digest: digestOf(layer), size: layer.length }]);
});

test("the bytes are the same today and tomorrow", () => {
  jest.useFakeTimers({ now: new Date("2033-03-03") });
  const later = placeholderImage(base, { kind: "lambda" });
  jest.useRealTimers();
  expect(later.manifest.bytes).toEqual(image.manifest.bytes);
  expect(later.blobs).toEqual(image.blobs);
});

test("bash runs it, and every event ends as a failure, so that messages go back to their queue", async () => {
  const api = new RuntimeApi(["event-1", "event-2"]);
  const { said, code } = await api.workOff(join(folder, "var/runtime/bootstrap"));
  const outcome = { errorType: "NothingDeployed", errorMessage: "Nothing was deployed here yet" };
  expect(api.outcomes).toEqual(
    ["event-1", "event-2"].map((id) => ({
      path: `/2018-06-01/runtime/invocation/${id}/error`,
      type: "application/json",
      body: outcome,
    })),
  );
  expect(said).toBe("Nothing was deployed here yet: event-1 goes back\nNothing was deployed here yet: event-2 goes back\n");
  // Lambda starts another one where this one lost its way to it.
  expect(code).toBe(1);
});
