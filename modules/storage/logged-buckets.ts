import type { Construct } from "constructs";
import type { Posture } from "../shared/posture";
import { AccessLogBucket } from "./access-log-bucket";
import { PrivateBucket, type Tiering } from "./private-bucket";
import type { StorageSettings } from "./storage-settings";

export interface LoggedBucketsProps {
  /** Whole name of the bucket that receives the access logs of all others. */
  readonly logsName: string;
  readonly accountId: string;
  readonly storage: StorageSettings;
  readonly keyArn: string;
  readonly data: Posture;
}

/** Buckets that hold data, and the one that logs who read it, all of them directly under the scope given. */
export class LoggedBuckets {
  readonly accessLogs: AccessLogBucket;

  constructor(
    private readonly scope: Construct,
    private readonly props: LoggedBucketsProps,
  ) {
    const { logsName: name, accountId, storage, data } = props;
    this.accessLogs = new AccessLogBucket(scope, "access-logs", { name, accountId, days: storage.accessLogDays, data });
  }

  /** Adds a bucket. Its role is its construct id and the folder of its logs. */
  add(role: string, name: string, tiering: Tiering = "intelligent"): PrivateBucket {
    const { storage, keyArn, data } = this.props;
    return new PrivateBucket(this.scope, role, {
      name,
      keyArn,
      noncurrentVersionDays: storage.noncurrentVersionDays,
      tiering,
      accessLogBucket: this.accessLogs.bucketName,
      data,
    });
  }
}
