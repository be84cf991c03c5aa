import { statSync } from "node:fs";
import { join } from "node:path";
import { run } from "../support/run";
import { anInstance, aRelease, onLinux } from "./an-instance";
import { type FakeAws, fakeAws, type Try } from "./fake-instance";

const release: Try = { artifact: aRelease(), versionId: "v-1" };
const ARTIFACT = "GET /shop-releases/backend/release.tar.gz";
let aws: FakeAws;
afterEach(() => aws.close());

/** A first start, then what the service `app-release` runs, to its end. */
async function released(tries: readonly Try[], metadataFailures = 0) {
  aws = await fakeAws(tries, { metadataFailures });
  const instance = anInstance(aws.address);
  await instance.run();
  const { code, output } = await instance.run("release");
  const said = output
    .replaceAll(/^\S+Z /gm, "")
    .replaceAll(aws.address, "https://s3")
    .trim()
    .split("\n");
  return { code, said, instance };
}

onLinux("an instance fetches its release", () => {
  test("signed by its role, whose credentials the metadata service gives for a token only", async () => {
    const { code, said } = await released([release]);
    expect({ code, said }).toEqual({
      code: 0,
      said: ["Version v-1 of https://s3/shop-releases/backend/release.tar.gz is here."],
    });
    expect(aws.asked).toEqual([
      "PUT /latest/api/token",
      "GET /latest/meta-data/iam/security-credentials/",
      "GET /latest/meta-data/iam/security-credentials/shop-test",
      ARTIFACT,
    ]);
  });

  test("no secret stands on a command line, where every user of the machine could read it", async () => {
    const { instance } = await released([release]);
    expect(instance.calls("curl")).toHaveLength(4);
    expect(aws.secrets).toHaveLength(3);
    for (const secret of aws.secrets) expect(instance.calls("curl").join("\n")).not.toContain(secret);
  });

  test("the application starts in the placeholder's stead", async () => {
    const { instance } = await released([release]);
    expect(instance.calls("systemctl").slice(-2)).toEqual(["stop app-placeholder.service", "enable --now app.service"]);
  });

  test("what was unpacked belongs to root, and everybody may read and run it", async () => {
    const artifact = aRelease({ "venv/bin/python": "#!/bin/sh\n", "app/main.py": "app = None\n" });
    const { instance } = await released([{ artifact, versionId: "v-2" }]);
    const modeOf = (path: string) => (statSync(join(instance.folder, "app/current", path)).mode & 0o777).toString(8);
    expect([".", "app", "app/main.py", "venv/bin/python"].map(modeOf)).toEqual(["755", "755", "644", "755"]);
  });

  test.each([
    { where: "of a versioned bucket is known by its version", given: release, version: "v-1\n" },
    { where: "of another bucket is known by its tag", given: { artifact: aRelease() }, version: "e-tag\n" },
  ])("a release $where", async ({ given, version }) => {
    const { instance } = await released([given]);
    expect(instance.text("app/version")).toBe(version);
  });

  test("the launcher runs the application by the interpreter of the release", async () => {
    const { instance } = await released([release]);
    expect(await run(join(instance.folder, "app/bin/start"), [])).toEqual({
      code: 0,
      output:
        "-m uvicorn app.main:app --host 0.0.0.0 --port 8000 --timeout-keep-alive 620 --timeout-graceful-shutdown 25 --no-server-header\n",
    });
  });
});

onLinux("an instance waits", () => {
  test("where nothing was released yet, behind a placeholder, and asks for new credentials each time", async () => {
    const { code, said, instance } = await released([404, 404, 404, 404, 404, 404, release]);
    expect({ code, said }).toEqual({
      code: 0,
      said: [
        "Nothing was released yet (404 NoSuchKey, https://s3/shop-releases/backend/release.tar.gz); looking again every 0.05 s.",
        "Version v-1 of https://s3/shop-releases/backend/release.tar.gz is here.",
      ],
    });
    expect(aws.asked.filter((line) => line === ARTIFACT)).toHaveLength(7);
    expect(instance.calls("systemctl")).toContain("start app-placeholder.service");
  });

  test.each([
    {
      trouble: "S3 fails",
      tries: [500, 503, release],
      said: ["S3 answered 500 InternalError; trying again.", "S3 answered 503 InternalError; trying again."],
    },
    {
      trouble: "S3 is not reached",
      tries: ["no answer" as const, release],
      said: ["curl: (52) Empty reply from server", "S3 cannot be reached; trying again."],
    },
    {
      trouble: "its role is refused",
      tries: [403, 403, release],
      said: [
        "The instance's role may not read https://s3/shop-releases/backend/release.tar.gz (403 AccessDenied): its policy, the bucket's, the key's or the endpoint's.",
      ],
    },
    {
      trouble: "what was released is no release",
      tries: [{ artifact: aRelease({ "app/main.py": "" }), versionId: "v-0" }, release],
      said: ["Version v-0 is no release: it must be a tar.gz with a venv/bin/python that runs here. Waiting for another."],
    },
  ])("where $trouble, without a placeholder that would call it healthy", async ({ tries, said: expected }) => {
    const { code, said, instance } = await released(tries);
    expect(said).toEqual([...expected, "Version v-1 of https://s3/shop-releases/backend/release.tar.gz is here."]);
    expect(code).toBe(0);
    expect(instance.calls("systemctl")).not.toContain("start app-placeholder.service");
  });

  test("where the metadata service does not answer", async () => {
    const { code, said } = await released([release], 2);
    expect(code).toBe(0);
    expect(said).toContain("The instance has no credentials to be had; trying again.");
  });
});
