import type { App } from "cdktf";
import { FirstImage } from "../../modules/compute/first-image";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { Posture } from "../../modules/shared/posture";
import { ImageRepository } from "../../modules/storage/image-repository";
import { LoggedBuckets } from "../../modules/storage/logged-buckets";
import type { PrivateBucket } from "../../modules/storage/private-bucket";
import type { StorageSettings } from "../../modules/storage/storage-settings";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";

export interface StorageStackProps {
  readonly storage: StorageSettings;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Users' documents, and what CI puts there for others to run: the backend's releases and the processor's images. */
export class StorageStack extends PlatformStack {
  readonly documents: PrivateBucket;
  readonly releases: PrivateBucket;
  readonly processorImages: ImageRepository;
  /** What the processor is made of before CI pushed anything. */
  readonly firstImage: FirstImage;
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(app: App, identity: StackIdentity, { storage, keyArn, logDays, data }: StorageStackProps) {
    super(app, identity);
    const { prefix, region } = this;
    const { id: accountId } = this.account;
    const named = uniqueBucketNames(this, prefix, this.account);
    const buckets = new LoggedBuckets(this, { logsName: named("access-logs"), accountId, storage, keyArn, data });
    this.documents = buckets.add("documents", named("documents"));
    this.releases = buckets.add("releases", named("releases"));
    this.processorImages = new ImageRepository(this, "processor-images", { name: `${prefix}-processor`, data });
    this.firstImage = new FirstImage(this, "first-image", {
      name: `${prefix}-first-image`,
      repository: this.processorImages,
      runBy: `${prefix}-doc-processor`,
      home: { accountId, region, keyArn, logDays },
    });
    this.functions = new Map([["first-image", this.firstImage.worker]]);
    this.output("documents_bucket", this.documents.bucketName, "Users' documents");
    this.output("releases_bucket", this.releases.bucketName, "Where CI puts the backend's release");
    this.output("lambda_ecr_repository", this.processorImages.url, "Where CI pushes the processor's images to");
  }
}
