import type { App } from "cdktf";
import { KeyValueTable } from "../../modules/database/key-value-table";
import type { Posture } from "../../modules/shared/posture";
import { ImageRepository } from "../../modules/storage/image-repository";
import { PlatformStack, type StackIdentity } from "../platform-stack";

export interface StorageStackProps {
  readonly keyArn: string;
  readonly data: Posture;
}

/** What outlives a deployment: the services' images, and who is logged in. */
export class StorageStack extends PlatformStack {
  readonly frontendImages: ImageRepository;
  readonly backendImages: ImageRepository;
  readonly sessions: KeyValueTable;

  constructor(app: App, identity: StackIdentity, { keyArn, data }: StorageStackProps) {
    super(app, identity);
    const { prefix } = this;
    this.frontendImages = new ImageRepository(this, "frontend-images", { name: `${prefix}-frontend`, data });
    this.backendImages = new ImageRepository(this, "backend-images", { name: `${prefix}-backend`, data });
    this.sessions = new KeyValueTable(this, "sessions", {
      name: `${prefix}-sessions`,
      partitionKey: { name: "session_id", type: "S" },
      expiryAttribute: "expires_at",
      keyArn,
      data,
    });
    this.output("frontend_repository_url", this.frontendImages.url, "Where CI pushes the frontend's images to");
    this.output("backend_repository_url", this.backendImages.url, "Where CI pushes the backend's images to");
    this.output("sessions_table", this.sessions.tableName, "Table of sessions; an item goes when its expires_at has passed");
  }
}
