import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applicationStart } from "../../modules/compute/application-start";
import { run } from "../support/run";
import { userDataText } from "../support/user-data-text";
import { findShellcheck } from "./find-shellcheck";

const { path, missing } = findShellcheck();
if (missing) console.error(`\n*** SKIPPED: shellcheck on what instances run. ${missing}\n`);
const withShellcheck = missing ? test.skip : test;

const text = () =>
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
const lint = (script: string) => {
  const file = join(mkdtempSync(join(tmpdir(), "lint-")), "user-data.sh");
  writeFileSync(file, script);
  return run(path ?? "shellcheck", ["--norc", "--format=gcc", file]);
};

withShellcheck(
  "shellcheck has nothing to say of what instances run at their first start",
  async () => {
    expect(await lint(text())).toEqual({ code: 0, output: "" });
  },
  60_000,
);

withShellcheck(
  "shellcheck finds a variable without its quotes, and one that is given and not used",
  async () => {
    const unquoted = text()
      .replace('rm -rf "$folder"', "rm -rf $folder")
      .replace(/^readonly /m, "readonly UNUSED='x'\nreadonly ");
    const { code, output } = await lint(unquoted);
    expect(code).toBe(1);
    expect(output).toContain("SC2086");
    expect(output).toContain("SC2034");
  },
  60_000,
);
