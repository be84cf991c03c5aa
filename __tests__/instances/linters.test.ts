import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applicationStart } from "../../modules/compute/application-start";
import { ROOT, run } from "../support/run";
import { userDataText } from "../support/user-data-text";
import { gpuStart } from "./a-gpu-instance";
import { findShellcheck } from "./find-shellcheck";

const { path, missing } = findShellcheck();
if (missing) console.error(`\n*** SKIPPED: shellcheck on what instances run. ${missing}\n`);
const withShellcheck = missing ? test.skip : test;

const application = () =>
  userDataText(
    applicationStart({
      region: "ap-southeast-2",
      bucketName: "shop-releases",
      logGroupName: "/shop/test/backend",
      module: "app.main:app",
      port: 8_000,
      healthPath: "/health",
      environment: {},
    }),
  );
const scripts = [
  { what: "an application", text: application },
  { what: "graphics processors", text: () => userDataText(gpuStart("/srv")) },
];
const lint = (script: string) => {
  const file = join(mkdtempSync(join(tmpdir(), "lint-")), "user-data.sh");
  writeFileSync(file, script);
  return run(path ?? "shellcheck", ["--norc", "--format=gcc", file]);
};

withShellcheck.each(scripts)(
  "shellcheck has nothing to say of what instances with $what run at their first start",
  async ({ text }) => {
    expect(await lint(text())).toEqual({ code: 0, output: "" });
  },
  60_000,
);

test("every script that instances run is looked at", () => {
  const folders = readdirSync(join(ROOT, "instances"));
  expect(folders.map((folder) => existsSync(join(ROOT, "instances", folder, "user-data.sh")))).toEqual(scripts.map(() => true));
});

withShellcheck(
  "shellcheck finds a variable without its quotes, and one that is given and not used",
  async () => {
    const unquoted = application()
      .replace('rm -rf "$folder"', "rm -rf $folder")
      .replace(/^readonly /m, "readonly UNUSED='x'\nreadonly ");
    const { code, output } = await lint(unquoted);
    expect(code).toBe(1);
    expect(output).toContain("SC2086");
    expect(output).toContain("SC2034");
  },
  60_000,
);
