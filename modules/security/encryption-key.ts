import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { lifecycleOf, type Posture } from "../shared/posture";
import { type KeyUser, keyUserStatements } from "./key-users";
import { policyDocument } from "./policy-document";

/** Days a deleted key can still be brought back: KMS allows 7 to 30. */
const DELETION_DAYS: Record<Posture, number> = { disposable: 7, durable: 30 };

export interface EncryptionKeyProps {
  /** The key's alias is `alias/<name>`. */
  readonly name: string;
  readonly description: string;
  readonly accountId: string;
  readonly region: string;
  /** AWS services that use the key on their own behalf; people and roles are admitted by their IAM policies. */
  readonly users: readonly KeyUser[];
  /** What is lost with the key is everything it encrypts. */
  readonly data: Posture;
}

/** A customer-managed key that rotates every year and admits services, never users. */
export class EncryptionKey extends Construct {
  readonly arn: string;
  readonly resource: KmsKey;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { name, description, accountId, region, users, data } = props;
    this.resource = new KmsKey(this, "key", {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_DAYS[data],
      policy: policyDocument([
        {
          // KMS needs this statement, else nobody could ever change the key; it hands decisions to IAM policies.
          Sid: "AccountDecidesByIam",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${accountId}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        ...users.flatMap((user) => keyUserStatements(user, accountId, region)),
      ]),
      lifecycle: lifecycleOf(data),
    });
    new KmsAlias(this, "alias", { name: `alias/${name}`, targetKeyId: this.resource.keyId });
    this.arn = this.resource.arn;
  }
}
