import type { App } from "cdktf";
import type { Posture } from "../../modules/shared/posture";
import { AccessLogBucket } from "../../modules/storage/access-log-bucket";
import { PrivateBucket } from "../../modules/storage/private-bucket";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";
import type { StorageSettings } from "./storage-stack";

export interface EdgeStackProps {
  readonly storage: StorageSettings;
  readonly keyArn: string;
  readonly data: Posture;
}

/** What the world sees of partner. The frontend's bucket lives here, beside the one policy that lets it be served. */
export class EdgeStack extends PlatformStack {
  readonly frontend: PrivateBucket;

  constructor(app: App, identity: StackIdentity, { storage, keyArn, data }: EdgeStackProps) {
    super(app, identity);
    const named = uniqueBucketNames(this, this.prefix, this.account);
    const accessLogs = new AccessLogBucket(this, "access-logs", {
      name: named("edge-logs"),
      accountId: this.account.id,
      days: storage.accessLogDays,
      data,
    });
    this.frontend = new PrivateBucket(this, "frontend", {
      name: named("frontend"),
      keyArn,
      noncurrentVersionDays: storage.noncurrentVersionDays,
      tiering: "intelligent",
      accessLogBucket: accessLogs.bucketName,
      data,
    });
    this.output("frontend_bucket", this.frontend.bucketName, "Files of the web frontend");
  }
}
