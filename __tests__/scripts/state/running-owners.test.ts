import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { basename } from "node:path";
import { ownersAmong, runningOwners, terraformsIn } from "../../../scripts/state/running-owners";

test("of all processes only Terraform's own are taken, whatever their path", () => {
  const found = terraformsIn(
    [
      "      1 Fri Nov 27 17:33:01 2026 /sbin/init",
      "  17713 Sat Nov 28 00:51:05 2026 terraform apply -no-color",
      "  17720 Sat Nov 28 00:51:06 2026 .terraform/providers/registry.terraform.io/terraform-provider-aws_v5.100.0_x5",
      "   9001 Sun Nov  1 07:05:09 2026 /usr/local/bin/terraform -chdir=cdktf.out/stacks/app plan",
      "  17800 Sat Nov 28 00:51:07 2026 grep terraform",
    ].join("\n"),
  );
  expect(found).toEqual([
    { pid: 17713, began: new Date("2026-11-28T00:51:05Z"), command: "terraform apply -no-color" },
    {
      pid: 9001,
      began: new Date("2026-11-01T07:05:09Z"),
      command: "/usr/local/bin/terraform -chdir=cdktf.out/stacks/app plan",
    },
  ]);
});

const stack = { name: "app", folder: "stacks/app", dependencies: [] };
const lock = { id: "1", operation: "OperationTypeApply", created: new Date() };

test("nobody here holds a lock of another machine, nor one from before the oldest process", () => {
  expect(runningOwners({ ...lock, who: `ann@not-${hostname()}` }, stack)).toEqual([]);
  expect(runningOwners({ ...lock, who: `ann@${hostname()}`, created: new Date(0) }, stack)).toEqual([]);
});

const began = new Date("2026-11-28T00:51:05Z");
const here = basename(process.cwd());

test.each([
  { what: "one in the stack's folder, begun before", found: true },
  { what: "one begun in the same second", created: "2026-11-28T00:51:04Z", found: true },
  { what: "one begun after", created: "2026-11-28T00:51:00Z", found: false },
  { what: "one at work elsewhere", folder: "stacks/another", needs: "linux", found: false },
  { what: "one that has ended meanwhile", pid: spawnSync(process.execPath, ["-e", ""]).pid, found: false },
])("$what may hold the lock: $found", ({ pid = process.pid, created = "2026-11-28T00:51:07Z", folder = here, needs, found }) => {
  if (needs && needs !== process.platform) return; // Others do not show where a process works.
  const running = { pid, began, command: "terraform apply" };
  expect(ownersAmong([running], new Date(created), folder)).toEqual(found ? [running] : []);
});
