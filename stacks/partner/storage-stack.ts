import type { App } from "cdktf";
import * as v from "valibot";
import { whole } from "../../modules/shared/fields";
import type { Posture } from "../../modules/shared/posture";
import { AccessLogBucket } from "../../modules/storage/access-log-bucket";
import { PrivateBucket } from "../../modules/storage/private-bucket";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";

/** What an environment says about its buckets. */
export const storageSettings = v.strictObject({
  /** Days an object can be brought back after it was overwritten or deleted. */
  noncurrentVersionDays: whole(1, 3_650, "days"),
  /** Days S3's access logs are kept. */
  accessLogDays: whole(1, 3_650, "days"),
});

export type StorageSettings = v.InferOutput<typeof storageSettings>;

export interface StorageStackProps {
  readonly storage: StorageSettings;
  readonly keyArn: string;
  readonly data: Posture;
}

/** Buckets that hold users' data, and the one that logs who read it. */
export class StorageStack extends PlatformStack {
  readonly documents: PrivateBucket;
  readonly templates: PrivateBucket;

  constructor(app: App, identity: StackIdentity, { storage, keyArn, data }: StorageStackProps) {
    super(app, identity);
    const named = uniqueBucketNames(this, this.prefix, this.account);
    const accessLogs = new AccessLogBucket(this, "access-logs", {
      name: named("access-logs"),
      accountId: this.account.id,
      days: storage.accessLogDays,
      data,
    });
    const bucket = (role: string) =>
      new PrivateBucket(this, role, {
        name: named(role),
        keyArn,
        noncurrentVersionDays: storage.noncurrentVersionDays,
        tiering: "intelligent",
        accessLogBucket: accessLogs.bucketName,
        data,
      });
    this.documents = bucket("documents");
    this.templates = bucket("templates");
    this.output("documents_bucket", this.documents.bucketName, "Users' documents");
    this.output("templates_bucket", this.templates.bucketName, "Document templates");
  }
}
