import type { App } from "cdktf";
import type { Posture } from "../../modules/shared/posture";
import { LoggedBuckets } from "../../modules/storage/logged-buckets";
import type { PrivateBucket } from "../../modules/storage/private-bucket";
import type { StorageSettings } from "../../modules/storage/storage-settings";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";

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
    const { id: accountId } = this.account;
    const buckets = new LoggedBuckets(this, { logsName: named("access-logs"), accountId, storage, keyArn, data });
    this.documents = buckets.add("documents", named("documents"));
    this.templates = buckets.add("templates", named("templates"));
    this.output("documents_bucket", this.documents.bucketName, "Users' documents");
    this.output("templates_bucket", this.templates.bucketName, "Document templates");
  }
}
