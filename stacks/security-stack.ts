import type { App } from "cdktf";
import { EncryptionKey } from "../modules/security/encryption-key";
import type { Posture } from "../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "./platform-stack";

export interface SecurityStackProps {
  readonly data: Posture;
}

/** The environment's own key, apart from all it encrypts: it outlives every one of them. */
export class SecurityStack extends PlatformStack {
  readonly platformKey: EncryptionKey;

  constructor(app: App, identity: StackIdentity, { data }: SecurityStackProps) {
    super(app, identity);
    this.platformKey = new EncryptionKey(this, "platform", {
      name: `${this.prefix}-platform`,
      description: `Encrypts what ${this.prefix} keeps`,
      accountId: this.account.id,
      region: this.region,
      users: ["logs"],
      data,
    });
    this.output("platform_key_arn", this.platformKey.arn, "Key that encrypts everything of this environment");
  }
}
