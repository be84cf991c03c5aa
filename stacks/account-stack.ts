import { AccessanalyzerAnalyzer } from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import { EbsEncryptionByDefault } from "@cdktf/provider-aws/lib/ebs-encryption-by-default";
import { EbsSnapshotBlockPublicAccess } from "@cdktf/provider-aws/lib/ebs-snapshot-block-public-access";
import { EcrRegistryScanningConfiguration } from "@cdktf/provider-aws/lib/ecr-registry-scanning-configuration";
import { S3AccountPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-account-public-access-block";
import type { App } from "cdktf";
import type { Account } from "../environments/account";
import { GithubProvider } from "../modules/delivery/github-provider";
import { HcpProvider } from "../modules/delivery/hcp-provider";
import { ApiGatewayLogging } from "../modules/monitoring/api-gateway-logging";
import { PasswordPolicy } from "../modules/security/password-policy";
import { SecurityStandards } from "../modules/security/security-standards";
import { ThreatDetection } from "../modules/security/threat-detection";
import { AccountRecords } from "./account-records";
import { PlatformStack, tagsOf } from "./platform-stack";

/**
 * What an account has once, in one of its regions; what holds for all regions stands in the first of them, so that one
 * is applied first. No system makes any of it: two systems in one account would fight over it.
 */
export class AccountStack extends PlatformStack {
  private readonly guards: Account["guards"];

  constructor(app: App, account: Account, region: string) {
    const { guards, regions, costCenter, owner } = account;
    const name = `account-${account.name}-${region}`;
    const stateKey = `account/${account.name}/${region}.tfstate`;
    const tags = tagsOf({ System: "account", Environment: account.name, Stack: name, CostCenter: costCenter, Owner: owner });
    super(app, { name, prefix: name, path: name, stateKey, account, region, tags });
    this.guards = guards;
    if (region === regions[0]) this.guardAccount();
    this.guardRegion();
    const { recording: after } = new AccountRecords(this, "records", { name, account, region });
    if (guards.securityHub === "create") new SecurityStandards(this, "standards", { region, after });
  }

  /** What AWS has once for all regions. */
  private guardAccount(): void {
    if (this.guards.s3PublicAccessBlock === "create") {
      new S3AccountPublicAccessBlock(this, "s3-public-access", {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
    }
    if (this.guards.passwordPolicy === "create") new PasswordPolicy(this, "passwords");
    if (this.guards.githubOidc === "create") new GithubProvider(this, "github");
    const { state } = this.account;
    if (state.kind === "cloud" && state.oidc === "create") new HcpProvider(this, "hcp");
  }

  /** What AWS has once per region, and what watches it. */
  private guardRegion(): void {
    const { ebsDefaults, guardDuty, accessAnalyzer, apiGatewayLogging, ecrScanning } = this.guards;
    if (ebsDefaults === "create") {
      new EbsEncryptionByDefault(this, "ebs-encryption", { enabled: true });
      new EbsSnapshotBlockPublicAccess(this, "ebs-snapshots", { state: "block-all-sharing" });
    }
    if (guardDuty === "create") new ThreatDetection(this, "threats");
    if (accessAnalyzer === "create") {
      new AccessanalyzerAnalyzer(this, "access-analyzer", { analyzerName: this.prefix, type: "ACCOUNT" });
    }
    if (apiGatewayLogging === "create") new ApiGatewayLogging(this, "api-gateway", { name: `${this.prefix}-api-logs` });
    if (ecrScanning === "create") {
      // Again whenever a new weakness becomes known (Inspector.2): what runs today was pushed before that.
      new EcrRegistryScanningConfiguration(this, "image-scanning", {
        scanType: "ENHANCED",
        rule: [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilter: [{ filter: "*", filterType: "WILDCARD" }] }],
      });
    }
  }
}
