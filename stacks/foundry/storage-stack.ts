import type { App } from "cdktf";
import type { RunnerImage } from "../../modules/compute/app-runner-service";
import { FirstWebImages } from "../../modules/compute/first-web-images";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import { RunnerAccess } from "../../modules/compute/runner-access";
import type { Posture } from "../../modules/shared/posture";
import { BrowserUploads } from "../../modules/storage/browser-uploads";
import { ownAccountOnly } from "../../modules/storage/bucket-policy";
import { ImageRepository } from "../../modules/storage/image-repository";
import { LoggedBuckets } from "../../modules/storage/logged-buckets";
import type { PrivateBucket } from "../../modules/storage/private-bucket";
import type { StorageSettings } from "../../modules/storage/storage-settings";
import type { UploadSettings } from "../../modules/storage/upload-settings";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";
import { type FoundryChoices, runnerRoles, SERVICE_ROLES, type ServiceRole } from "./choices";
import { PORTS } from "./ports";

export interface StorageStackProps {
  readonly storage: StorageSettings;
  readonly uploads: UploadSettings;
  readonly choices: FoundryChoices;
  /** Pages of this domain upload. */
  readonly domain: string;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Users' uploads, and the images of the three services. */
export class StorageStack extends PlatformStack {
  readonly uploads: PrivateBucket;
  readonly images: Readonly<Record<ServiceRole, ImageRepository>>;
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  private readonly first?: FirstWebImages<ServiceRole>;
  private readonly pulls: ReadonlyMap<ServiceRole, RunnerAccess>;

  constructor(app: App, identity: StackIdentity, props: StorageStackProps) {
    super(app, identity);
    const { storage, uploads, choices, domain, keyArn, logDays, data } = props;
    const { prefix, region } = this;
    const { id: accountId } = this.account;
    const named = uniqueBucketNames(this, prefix, this.account);
    const buckets = new LoggedBuckets(this, { logsName: named("access-logs"), accountId, storage, keyArn, data });
    this.uploads = buckets.add("uploads", named("uploads"), uploads);
    this.uploads.admit(ownAccountOnly(this.uploads.arn, accountId));
    new BrowserUploads(this, "browser-uploads", { bucket: this.uploads, origins: [`https://${domain}`] });

    const runners = runnerRoles(choices);
    const repository = (role: ServiceRole) =>
      new ImageRepository(this, `${role}-images`, {
        name: `${prefix}-${role}`,
        tags: runners.includes(role) ? "moving" : "kept",
        data,
      });
    this.images = { web: repository("web"), api: repository("api"), ai: repository("ai") };
    this.pulls = new Map(runners.map((role) => [role, this.addAccess(role)]));
    if (runners.length > 0) this.first = this.addFirstImages(identity, runners, { accountId, region, keyArn, logDays });
    this.functions = new Map(this.first ? [["first-images", this.first.worker]] : []);

    this.output("uploads_bucket", this.uploads.bucketName, "Users' uploads, under keys that begin with users/");
    for (const role of SERVICE_ROLES) {
      this.output(`${role}_repository_url`, this.images[role].url, `Where CI pushes the images of ${role} to`);
    }
  }

  /** What App Runner runs of a service: whatever image has the environment's tag. */
  runnerImage(role: ServiceRole): RunnerImage {
    const uri = this.first?.imageUris[role];
    const accessRoleArn = this.pulls.get(role)?.roleArn;
    if (!uri || !accessRoleArn) throw new Error(`${this.node.id} has no image for "${role}", which does not run on App Runner`);
    // Both are in another stack, which their addresses say: that one is applied before.
    return { uri, accessRoleArn };
  }

  private addAccess(role: ServiceRole): RunnerAccess {
    const { arn: repositoryArn } = this.images[role];
    return new RunnerAccess(this, `${role}-access`, { name: `${this.prefix}-${role}-access`, repositoryArn });
  }

  private addFirstImages(
    { tags }: StackIdentity,
    roles: readonly ServiceRole[],
    home: ConstructorParameters<typeof FirstWebImages>[2]["home"],
  ): FirstWebImages<ServiceRole> {
    const images = Object.fromEntries(roles.map((role) => [role, { repository: this.images[role], port: PORTS[role] }]));
    return new FirstWebImages<ServiceRole>(this, "first-images", {
      name: `${this.prefix}-first-images`,
      home,
      images: images as Record<ServiceRole, { repository: ImageRepository; port: number }>,
      tag: tags.Environment,
    });
  }
}
