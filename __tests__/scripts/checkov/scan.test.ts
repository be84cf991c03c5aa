import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { scan } from "../../../scripts/checkov/scan";

const stack = { name: "shop-dev-storage", json: { resource: { aws_s3_bucket: { files: {} }, aws_kms_key: { key: {} } } } };

const failed = (check_id: string, name: string, folder = "0") => ({
  check_id,
  check_name: `asks ${check_id}`,
  resource: `resource.${name}`,
  file_path: `/${folder}/cdk.tf.json`,
});
const looked = [failed("SCANNED", "files"), failed("SCANNED", "key")];
const report = (failed_checks: object[], parsing_errors = 0) =>
  JSON.stringify({ results: { failed_checks }, summary: { parsing_errors } });

/** A Python whose checkov says this. */
function saying(stdout: string, stderr = ""): string {
  const folder = mkdtempSync(join(tmpdir(), "python-"));
  for (const [name, text] of Object.entries({ stdout, stderr })) writeFileSync(join(folder, name), text);
  const script = `#!/bin/sh\ncat "${folder}/stderr" >&2\ncat "${folder}/stdout"\nexit 1\n`;
  writeFileSync(join(folder, "python"), script, { mode: 0o755 });
  return join(folder, "python");
}

test("findings are told by stack and whole address", () => {
  expect(scan(saying(report([...looked, failed("CKV_AWS_18", "files")])), [stack])).toEqual([
    {
      check: "CKV_AWS_18",
      asks: "asks CKV_AWS_18",
      stack: "shop-dev-storage",
      choice: undefined,
      address: "aws_s3_bucket.files",
    },
  ]);
});

test.each<{ what: string; stdout: string; stderr?: string; says: string }>([
  {
    what: "a resource that was not looked at",
    stdout: report(looked.slice(0, 1)),
    says: "Checkov looked at 1 of 2 resources of shop-dev-storage, not at aws_kms_key.key.",
  },
  {
    what: "a stack that was not looked at",
    stdout: report([failed("SCANNED", "files", "1")]),
    says: "Checkov looked at 0 of 2 resources of shop-dev-storage, not at aws_s3_bucket.files, aws_kms_key.key.",
  },
  {
    what: "nothing to look at",
    stdout: '{"passed": 0, "failed": 0, "resource_count": 0}',
    says: 'Checkov found nothing to look at, or failed:\n{"passed": 0, "failed": 0, "resource_count": 0}',
  },
  {
    what: "a checkov that fails",
    stdout: "",
    stderr: "Traceback",
    says: "Checkov found nothing to look at, or failed:\nTraceback",
  },
  { what: "a stack that cannot be read", stdout: report(looked, 1), says: "Checkov could not read 1 stacks" },
  {
    what: "a check that cannot run",
    stdout: report(looked),
    stderr: "[ERROR]  Failed to run check CKV_AWS_1 on /0/cdk.tf.json:aws_s3_bucket.files",
    says: "Checkov could not run every check:\nFailed to run check CKV_AWS_1 on /0/cdk.tf.json:aws_s3_bucket.files",
  },
])("$what is refused", ({ stdout, stderr, says }) => {
  expect(() => scan(saying(stdout, stderr), [stack])).toThrow(says);
});

test("neither settings of the caller nor files of his home reach checkov", () => {
  const python = saying(report(looked));
  writeFileSync(
    join(dirname(python), "python"),
    `#!/bin/sh\nenv > "${python}.env"\npwd >> "${python}.env"\ncat "${dirname(python)}/stdout"\n`,
  );
  process.env.CKV_SKIP_CHECK = "CKV_AWS_18";
  process.env.LOG_LEVEL = "CRITICAL";
  scan(python, [stack]);
  delete process.env.CKV_SKIP_CHECK;
  delete process.env.LOG_LEVEL;
  const seen = readFileSync(`${python}.env`, "utf8");
  expect(seen).not.toMatch(/CKV_|LOG_LEVEL/);
  const home = /^HOME=(.*)$/m.exec(seen)?.[1] ?? "";
  expect(basename(seen.trim().split("\n").at(-1) ?? "")).toBe(basename(home));
  expect(home).not.toBe(process.env.HOME);
});

test("two resources of one name are refused: checkov tells names only", () => {
  const json = { resource: { aws_s3_bucket: { files: {} }, aws_kms_key: { files: {} } } };
  expect(() => scan(saying(report(looked)), [{ name: "shop", json }])).toThrow(
    "shop gives a name to two resources; checkov tells names only.",
  );
});
