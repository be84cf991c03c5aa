import { readStacks } from "../../scripts/terraform/stacks";
import { readStackFile, synthesizeAll } from "../support/synthesized";
import { databaseIn, databaseRehearsed } from "./one-stack";

const roleArn = "arn:aws:iam::111111111111:role/deploy";
const remoteStates = (file: ReturnType<typeof databaseIn>) => Object.values<{ config: object }>(file.data.terraform_remote_state);

test("a state lies in its account's bucket, under its stack's key, encrypted with the account's state key, and locks twice", () => {
  const { backend } = databaseIn().terraform;
  expect(backend).toEqual({
    s3: {
      bucket: "terraform-state-111111111111",
      key: "partner/dev/database.tfstate",
      region: "us-east-1",
      allowed_account_ids: ["111111111111"],
      dynamodb_table: "terraform-locks",
      use_lockfile: true,
      encrypt: true,
      kms_key_id: "arn:aws:kms:us-east-1:111111111111:alias/terraform-state",
    },
  });
});

test("the state region is the account's, not the one the stack runs in", () => {
  const { terraform, data } = databaseIn({ state: { kind: "s3", region: "eu-west-1" } });
  expect(terraform.backend.s3).toMatchObject({
    region: "eu-west-1",
    kms_key_id: "arn:aws:kms:eu-west-1:111111111111:alias/terraform-state",
  });
  const regions = Object.values<{ config: { region: string } }>(data.terraform_remote_state).map(({ config }) => config.region);
  expect(regions).toEqual(["eu-west-1", "eu-west-1"]);
});

test("another stack's state is read from the same place, without lock and without encryption settings", () => {
  const states = databaseIn().data.terraform_remote_state;
  const place = { bucket: "terraform-state-111111111111", region: "us-east-1", allowed_account_ids: ["111111111111"] };
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Terraform's own expression.
  expect(states).toEqual({
    "cross-stack-reference-input-partner-dev-network": {
      backend: "s3",
      workspace: "${terraform.workspace}",
      config: { ...place, key: "partner/dev/network.tfstate" },
    },
    "cross-stack-reference-input-partner-dev-security": {
      backend: "s3",
      workspace: "${terraform.workspace}",
      config: { ...place, key: "partner/dev/security.tfstate" },
    },
  });
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
});

test("a deploy role is assumed for one's own state and for every state that is read", () => {
  const file = databaseIn({ deployRoleArn: roleArn });
  const configs = [file.terraform.backend.s3, ...remoteStates(file).map(({ config }) => config)];
  expect(configs).toHaveLength(3);
  for (const config of configs) expect(config).toMatchObject({ assume_role: { role_arn: roleArn } });
});

test("every stack of the catalogue has a state of its own", () => {
  const stacks = readStacks(synthesizeAll(), "");
  const places = stacks.map((stack) => readStackFile(stack).terraform.backend.s3).map(({ bucket, key }) => `${bucket}/${key}`);
  expect(stacks.length).toBeGreaterThan(20);
  expect(new Set(places).size).toBe(stacks.length);
});

test("with HCP Terraform each stack is a workspace of its own name, and others are read through it", () => {
  const { terraform, data } = databaseIn({
    state: { kind: "cloud", organization: "acme", project: "platforms", oidc: "create" },
  });
  expect(terraform).not.toHaveProperty("backend");
  expect(terraform.cloud).toEqual({
    organization: "acme",
    workspaces: { name: "partner-dev-database", project: "platforms" },
  });
  expect(data.terraform_remote_state["cross-stack-reference-input-partner-dev-network"]).toMatchObject({
    config: { organization: "acme", workspaces: { name: "partner-dev-network" } },
  });
});

test.each([
  { state: "S3", changes: {} },
  {
    state: "HCP Terraform",
    changes: { state: { kind: "cloud", organization: "acme", project: "platforms", oidc: "create" } as const },
  },
])("a rehearsal of an account with $state keeps its state on this machine, with keys that open nothing", ({ changes }) => {
  const file = databaseRehearsed({ ...changes, deployRoleArn: roleArn });
  expect(file.terraform).not.toHaveProperty("cloud");
  const configs = [file.terraform.backend.s3, ...remoteStates(file).map(({ config }) => config)];
  for (const config of configs) {
    expect(config).toMatchObject({ access_key: "rehearsal", secret_key: "rehearsal", bucket: "terraform-state-123456789012" });
    expect(config).not.toHaveProperty("assume_role");
    expect(Object.keys(config.endpoints).sort()).toEqual(["dynamodb", "iam", "s3", "sso", "sts"]);
    for (const address of Object.values(config.endpoints)) expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  }
});
