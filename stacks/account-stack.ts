import { EbsEncryptionByDefault } from "@cdktf/provider-aws/lib/ebs-encryption-by-default";
import { EbsSnapshotBlockPublicAccess } from "@cdktf/provider-aws/lib/ebs-snapshot-block-public-access";
import { S3AccountPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-account-public-access-block";
import type { App } from "cdktf";
import type { Account } from "../environments/account";
import { PlatformStack, tagsOf } from "./platform-stack";

/**
 * What an account has once, in one of its regions; what holds for all regions stands in the first of them.
 * No system makes any of it: two systems in one account would fight over it.
 */
export class AccountStack extends PlatformStack {
  constructor(app: App, account: Account, region: string) {
    const { guards, regions, costCenter, owner } = account;
    const name = `account-${account.name}-${region}`;
    const stateKey = `account/${account.name}/${region}.tfstate`;
    const tags = tagsOf({ System: "account", Environment: account.name, Stack: name, CostCenter: costCenter, Owner: owner });
    super(app, { name, prefix: name, stateKey, account, region, tags });

    if (guards.s3PublicAccessBlock === "create" && region === regions[0]) {
      new S3AccountPublicAccessBlock(this, "s3-public-access", {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
    }
    if (guards.ebsDefaults === "create") {
      new EbsEncryptionByDefault(this, "ebs-encryption", { enabled: true });
      new EbsSnapshotBlockPublicAccess(this, "ebs-snapshots", { state: "block-all-sharing" });
    }
  }
}
