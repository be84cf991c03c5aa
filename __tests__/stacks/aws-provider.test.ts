import { App, TerraformStack } from "cdktf";
import { nonprod } from "../../environments/accounts/nonprod";
import { dev } from "../../environments/partner/dev";
import { localAccount } from "../../environments/rehearse";
import { readStacks } from "../../scripts/terraform/stacks";
import { aliasedAws, configureAws } from "../../stacks/aws-provider";
import { awsServices } from "../../stacks/aws-services";
import { layersOf } from "../../stacks/platform-stack";
import { readStackFile, type StackFile, synthesizeAll, synthesizeRehearsed, writtenLocalAws } from "../support/synthesized";
import { databaseIn, databaseRehearsed } from "./one-stack";

const roleArn = "arn:aws:iam::111111111111:role/deploy";
const filesIn = (outdir: string) => readStacks(outdir, "").map(readStackFile);
const real = filesIn(synthesizeAll());
const rehearsed = filesIn(synthesizeRehearsed());
/** S3 Vectors needs a newer provider than the emulators were measured with, a rehearsal leaves these stacks out. */
const isNewer = ({ provider }: StackFile) => provider.aws[0].default_tags[0].tags.Stack.endsWith("-vectors");

test("every stack names the provider's whole source, the versions that are known to work and the oldest Terraform", () => {
  for (const file of real) {
    const version = isNewer(file) ? ">= 6.26.0, < 7.0.0" : ">= 5.100.0, < 7.0.0";
    expect(file.terraform.required_providers.aws).toEqual({ source: "hashicorp/aws", version });
    expect(file.terraform.required_version).toBe(">= 1.11.0");
  }
});

test("every provider refuses credentials of another account, in a rehearsal too", () => {
  for (const { terraform, provider } of [...real, ...rehearsed]) {
    for (const aws of provider.aws) {
      expect(aws.allowed_account_ids).toEqual(terraform.backend.s3.allowed_account_ids);
      expect(aws.allowed_account_ids).toEqual([expect.stringMatching(/^\d{12}$/)]);
    }
  }
});

test("everything in a stack carries the same six tags", () => {
  const keys = ["CostCenter", "Environment", "ManagedBy", "Owner", "Stack", "System"];
  for (const { provider } of real) {
    for (const aws of provider.aws) expect(Object.keys(aws.default_tags[0].tags).sort()).toEqual(keys);
  }
  expect(databaseIn().provider.aws[0].default_tags[0].tags).toEqual({
    System: "partner",
    Environment: "dev",
    Stack: "partner-dev-database",
    ManagedBy: "terraform",
    CostCenter: "partner",
    Owner: "partner-team",
  });
});

test("a deploy role is assumed; without one the caller's own identity is used", () => {
  expect(databaseIn({ deployRoleArn: roleArn }).provider.aws[0].assume_role).toEqual([{ role_arn: roleArn }]);
  expect(databaseIn().provider.aws[0]).not.toHaveProperty("assume_role");
});

test("outside of a rehearsal the provider has no keys and no endpoints of its own", () => {
  const [aws] = databaseIn().provider.aws;
  expect(Object.keys(aws).sort()).toEqual(["allowed_account_ids", "default_tags", "region"]);
});

test("a rehearsal asks for exactly the version that the emulators were measured with", () => {
  for (const { terraform } of rehearsed.filter((file) => !isNewer(file))) {
    expect(terraform.required_providers).toEqual({ aws: { source: "hashicorp/aws", version: "5.100.0" } });
  }
});

test("no provider of a rehearsal can leave this machine or become anybody", () => {
  for (const { provider } of rehearsed) {
    for (const aws of provider.aws) {
      expect(aws).toMatchObject({ access_key: "rehearsal", secret_key: "rehearsal", skip_metadata_api_check: "true" });
      expect(aws.endpoints).toHaveLength(1);
      const addresses = Object.values<string>(aws.endpoints[0]);
      expect(addresses.filter((address) => !address.startsWith("http://127.0.0.1:"))).toEqual([]);
    }
  }
  expect(databaseRehearsed({ deployRoleArn: roleArn }).provider.aws[0]).not.toHaveProperty("assume_role");
});

test("every service that the provider knows has an address in a rehearsal; one without an emulator is refused", () => {
  const [endpoints] = databaseRehearsed().provider.aws[0].endpoints;
  expect(Object.keys(endpoints).sort()).toEqual([...awsServices].sort());
  expect(endpoints).toMatchObject({ ...writtenLocalAws.endpoints, athena: writtenLocalAws.refusing });
});

const deployed = { ...nonprod, deployRoleArn: roleArn };
const local = localAccount(writtenLocalAws, ["us-east-1"]);

describe.each([
  { where: "an account", account: nonprod },
  { where: "an account with a deploy role", account: deployed },
  { where: "a rehearsal", account: local },
])("in $where, the provider of another region", ({ account }) => {
  const identity = layersOf("partner", { ...dev, account })("recovery");
  const stack = new TerraformStack(new App(), "test");
  configureAws(stack, identity);
  aliasedAws(stack, "copies", { ...identity, region: "us-west-2" });
  stack.prepareStack();
  const { provider, terraform } = stack.toTerraform() as StackFile;
  const [first, second] = provider.aws;

  test("is fenced exactly as the first one", () => {
    expect(provider.aws).toHaveLength(2);
    expect(second).toEqual({ ...first, alias: "copies", region: "us-west-2" });
    expect(first).not.toHaveProperty("alias");
  });

  test("changes neither the provider's source nor its versions", () => {
    expect(Object.keys(terraform.required_providers)).toEqual(["aws"]);
    expect(terraform.required_providers.aws.source).toBe("hashicorp/aws");
    expect(terraform.required_providers.aws.version).toMatch(account.local ? /^5\.100\.0$/ : /^>= 5\.100\.0, < 7/);
  });
});
