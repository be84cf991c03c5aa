import type { TerraformStack } from "cdktf";
import { AliasRecord, type AliasTarget } from "../modules/edge/alias-record";
import { Certificate } from "../modules/edge/certificate";
import type { DistributionBasics } from "../modules/edge/distribution-basics";
import { DistributionLogs } from "../modules/edge/distribution-logs";
import type { DistributionSettings } from "../modules/edge/distribution-settings";
import type { SuspectBodies } from "../modules/edge/managed-rules";
import { WebAcl } from "../modules/edge/web-acl";
import type { Posture } from "../modules/shared/posture";
import { LoggedBuckets } from "../modules/storage/logged-buckets";
import type { PrivateBucket } from "../modules/storage/private-bucket";
import type { StorageSettings } from "../modules/storage/storage-settings";
import { cloudfrontPlace } from "./cloudfront-place";
import type { ZoneOf } from "./dns-stack";
import type { StackIdentity } from "./platform-stack";
import { uniqueBucketNames } from "./unique-names";

export interface PublicFilesProps {
  readonly edge: DistributionSettings;
  /** The environment's own name. */
  readonly domain: string;
  readonly zoneId: ZoneOf;
  /** Of the web ACL, where the distribution hands uploads and free text on to an application. @default "blocked" */
  readonly suspectBodies?: SuspectBodies;
  readonly storage: StorageSettings;
  /** Of the stack's region. */
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** What is published, and what guards it: no web ACL where the settings say so. */
export interface Published<T> {
  readonly distribution: T;
  readonly webAcl?: WebAcl;
  /** Key of the region that both are watched from, for the topic of their alarms. */
  readonly watchKeyArn: string;
}

/**
 * Private buckets and the distribution that serves them: with certificate, web ACL, access logs and name. Buckets stand
 * beside the distribution, because their one policy lets it read; they and the records belong to the stack's region, the
 * other parts to that of CloudFront. Each part stands directly under the stack given.
 */
export class PublicFiles {
  /** Public zone of the environment, for records beside those made here. */
  readonly zoneId: string;
  private readonly named: (role: string) => string;
  private readonly buckets: LoggedBuckets;

  constructor(
    private readonly stack: TerraformStack,
    private readonly identity: StackIdentity,
    private readonly props: PublicFilesProps,
  ) {
    const { account, prefix } = identity;
    const { storage, keyArn, data } = props;
    this.zoneId = props.zoneId(stack);
    this.named = uniqueBucketNames(stack, prefix, account);
    const logsName = this.named("edge-logs");
    this.buckets = new LoggedBuckets(stack, { logsName, accountId: account.id, storage, keyArn, data });
  }

  /** Adds a bucket `<prefix>-<role>-<suffix>`. */
  bucket(role: string): PrivateBucket {
    return this.buckets.add(role, this.named(role));
  }

  /** Serves buckets at `domain`, by the distribution that `make` makes of what every distribution is told. Once per stack. */
  publish<T extends AliasTarget & { readonly arn: string }>(
    role: string,
    domain: string,
    make: (basics: DistributionBasics) => T,
  ): Published<T> {
    const { stack, zoneId } = this;
    const { edge, suspectBodies, logDays } = this.props;
    const { keyArn, provider } = cloudfrontPlace(stack, this.identity, this.props);
    const name = `${this.identity.prefix}-${role}`;
    const { arn: certificateArn } = new Certificate(stack, "certificate", { domain, zoneId, provider });
    const webAcl =
      edge.waf === "none"
        ? undefined
        : new WebAcl(stack, "web-acl", {
            name,
            scope: "CLOUDFRONT",
            requestsPer5Minutes: edge.waf.requestsPer5Minutes,
            suspectBodies,
            keyArn,
            logDays,
            provider,
          });
    const distribution = make({ name, domain, certificateArn, priceClass: edge.priceClass, webAclArn: webAcl?.arn });
    new DistributionLogs(stack, "distribution-logs", {
      name,
      accountId: this.identity.account.id,
      distributionArn: distribution.arn,
      bucket: this.buckets.accessLogs,
      provider,
    });
    new AliasRecord(stack, "alias", { zoneId, name: domain, target: distribution });
    return { distribution, webAcl, watchKeyArn: keyArn };
  }
}
