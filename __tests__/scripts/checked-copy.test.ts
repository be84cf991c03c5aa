import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyWithoutAccount, type StackJson, withoutAccount } from "../../scripts/terraform/checked-copy";
import { readStacks } from "../../scripts/terraform/stacks";
import { readStackFile, synthesizeAll } from "../support/synthesized";

const [stack] = readStacks(synthesizeAll(), "partner-prod-database");
const written = () => readStackFile(stack) as StackJson;

/** `path: before → after` of every value that is not the same in both. */
function differences(before: unknown, after: unknown, path = ""): string[] {
  const inner = (value: unknown) =>
    typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  const [left, right] = [inner(before), inner(after)];
  if (left && right && Array.isArray(left) === Array.isArray(right)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return keys.flatMap((key) => differences(left[key], right[key], path ? `${path}.${key}` : key));
  }
  return Object.is(before, after) ? [] : [`${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`];
}

test("a copy of prod's database stack has no backend, no lock and the tested provider; nothing else differs", () => {
  const before = written();
  const [database] = Object.keys(before.resource?.aws_db_instance ?? {});
  expect(differences(before, withoutAccount(before)).sort()).toEqual([
    `resource.aws_db_instance.${database}.lifecycle: {"prevent_destroy":true} → undefined`,
    `terraform.backend: ${JSON.stringify(before.terraform.backend)} → undefined`,
    'terraform.required_providers.aws.version: ">= 5.100.0, < 7.0.0" → "5.100.0"',
  ]);
});

test("the stack itself stays as it was", () => {
  const before = written();
  withoutAccount(before);
  expect(before).toEqual(written());
});

test("of a resource's lifecycle only the lock goes", () => {
  const before = written();
  const [parameters] = Object.values(before.resource?.aws_db_parameter_group ?? {});
  parameters.lifecycle = { create_before_destroy: true, ignore_changes: ["name"], prevent_destroy: true };
  const [copied] = Object.values(withoutAccount(before).resource?.aws_db_parameter_group ?? {});
  expect(copied.lifecycle).toEqual({ create_before_destroy: true, ignore_changes: ["name"] });
});

test("workspaces of HCP Terraform, imports and ephemeral blocks go, what read them gets a word, other providers stay", () => {
  const secretOf = (secret_string_wo: string) => ({
    aws_secretsmanager_secret_version: { first: { secret_string_wo, secret_id: "secret-id" } },
  });
  const random = { source: "hashicorp/random", version: "3.7.2" };
  const before: StackJson = {
    terraform: { cloud: { organization: "acme" }, required_version: ">= 1.11.0", required_providers: { random } },
    ephemeral: { aws_secretsmanager_random_password: { first: {} } },
    import: [{ to: "aws_secretsmanager_secret_version.first", id: "secret-id" }],
    resource: secretOf(`\${ephemeral.aws_secretsmanager_random_password.first.random_password}`),
    output: { vpc_id: { value: "vpc-1" } },
  };
  expect(withoutAccount(before)).toEqual({
    terraform: {
      required_version: ">= 1.11.0",
      required_providers: { random, aws: { source: "hashicorp/aws", version: "5.100.0" } },
    },
    resource: secretOf("ephemeral"),
    output: { vpc_id: { value: "vpc-1" } },
  });
});

test("an ephemeral value in the middle of a text is replaced alone", () => {
  const text = (password: string) => `{"username":"shop","password":"${password}"}`;
  const asJson = (password: string): StackJson => ({
    terraform: { required_providers: {} },
    resource: { aws_secretsmanager_secret_version: { first: { secret_string_wo: text(password) } } },
  });
  const { resource } = withoutAccount(asJson(`\${ephemeral.aws_secretsmanager_random_password.a-b_1.random_password}`));
  expect(resource).toEqual(asJson("ephemeral").resource);
});

test("a folder is copied without what Terraform left in it, and takes nothing over from an earlier copy", () => {
  const [source, target] = ["source", "target"].map((name) => mkdtempSync(join(tmpdir(), `copy-${name}-`)));
  mkdirSync(join(source, ".terraform"));
  mkdirSync(join(source, "functions"));
  writeFileSync(join(source, "cdk.tf.json"), JSON.stringify(written()));
  writeFileSync(join(source, "functions", "index.js"), "code");
  for (const left of [".terraform/note", ".terraform.lock.hcl", "apply.tfplan", "a.tfstate", "a.tfstate.backup"]) {
    writeFileSync(join(source, left), "by Terraform");
  }
  writeFileSync(join(target, "stale.tf.json"), "{}");

  const copy = copyWithoutAccount(source, target);
  expect(readdirSync(target, { recursive: true }).map(String).sort()).toEqual([
    "cdk.tf.json",
    "functions",
    join("functions", "index.js"),
  ]);
  expect(JSON.parse(readFileSync(join(target, "cdk.tf.json"), "utf8"))).toEqual(copy);
  expect(copy).toEqual(withoutAccount(written()));
});
