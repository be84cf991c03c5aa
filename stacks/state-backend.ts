import { CloudBackend, DataTerraformRemoteStateS3, NamedCloudWorkspace, S3Backend, type TerraformStack } from "cdktf";
import type { Account } from "../environments/account";
import type { StackIdentity } from "./platform-stack";

/** Names of what holds the state of an account; its `state-<account>` stack makes them. */
export function stateNames(account: Account) {
  const bucket = `terraform-state-${account.id}`;
  return { bucket, accessLogBucket: `${bucket}-access-logs`, lockTable: "terraform-locks", keyAlias: "alias/terraform-state" };
}

/** Says where the stack's state lies: the account's own bucket, or an HCP Terraform workspace. */
export function configureState(stack: TerraformStack, { name, stateKey, account }: StackIdentity): void {
  const { state } = account;
  if (state.kind === "cloud") {
    new CloudBackend(stack, { organization: state.organization, workspaces: new NamedCloudWorkspace(name, state.project) });
    return;
  }
  const { bucket, lockTable, keyAlias } = stateNames(account);
  const place = {
    bucket,
    key: stateKey,
    region: state.region,
    allowedAccountIds: [account.id],
    ...(account.deployRoleArn && { assumeRole: { roleArn: account.deployRoleArn } }),
    ...localBackend(account),
  };
  const backend = new S3Backend(stack, {
    ...place,
    dynamodbTable: lockTable,
    encrypt: true,
    // Without it `encrypt` asks for AES256, whatever the bucket's own default is.
    kmsKeyId: `arn:aws:kms:${state.region}:${account.id}:${keyAlias}`,
  });
  // Who only reads a state needs no lock, and no warning that the lock table is on its way out.
  backend.getRemoteStateDataSource = (scope, name) =>
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own expression.
    new DataTerraformRemoteStateS3(scope, name, { ...place, workspace: "${terraform.workspace}" });
  // A second lock beside the table: Terraform is moving from the one to the other. The bindings have no prop for it.
  stack.addOverride("terraform.backend.s3.use_lockfile", true);
}

function localBackend({ local }: Account) {
  if (!local) return {};
  const { s3, dynamodb, iam, sts } = local.endpoints;
  return {
    endpoints: { s3, dynamodb, iam, sts, sso: local.refusing },
    accessKey: "rehearsal",
    secretKey: "rehearsal",
    usePathStyle: true,
    skipMetadataApiCheck: true,
    skipRegionValidation: true,
  };
}
