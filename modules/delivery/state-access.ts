import type { PolicyStatement } from "../security/policy-document";

/** Where the states of one environment lie. */
export interface StatePlace {
  readonly accountId: string;
  readonly region: string;
  readonly bucket: string;
  readonly lockTable: string;
  /** Alias of the key that encrypts them, `alias/` included. */
  readonly keyAlias: string;
  /** Beginning of the environment's state keys, `<system>/<environment>`. */
  readonly path: string;
}

/**
 * What Terraform's S3 backend does: `read` a state under a lock, for a plan; `write` it, for an apply. Locks are held
 * twice, in the table and as a file. Source: Terraform, "Backend Type: s3", permissions.
 */
export function reachesState(place: StatePlace, access: "read" | "write"): PolicyStatement[] {
  const { accountId, region, bucket, lockTable, keyAlias, path } = place;
  const objects = `arn:aws:s3:::${bucket}/${path}/*`;
  const table = `arn:aws:dynamodb:${region}:${accountId}:table/${lockTable}`;
  // Beside the lock of a state, the table holds the checksum of it under `<key>-md5`: only an apply writes that one.
  const items = `${bucket}/${path}/*`;
  const locks = access === "write" ? items : `${items}.tfstate`;
  const withKeys = (keys: string) => ({ "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [keys] } });
  const allow = { Effect: "Allow" } as const;
  return [
    // Without it a state that is not there yet is answered as forbidden.
    { ...allow, Sid: "FindStates", Action: "s3:ListBucket", Resource: `arn:aws:s3:::${bucket}` },
    { ...allow, Sid: "ReadStates", Action: "s3:GetObject", Resource: objects },
    ...(access === "write" ? [{ ...allow, Sid: "WriteStates", Action: "s3:PutObject", Resource: `${objects}.tfstate` }] : []),
    { ...allow, Sid: "LockFiles", Action: ["s3:PutObject", "s3:DeleteObject"], Resource: `${objects}.tflock` },
    { ...allow, Sid: "ReadLocks", Action: ["dynamodb:DescribeTable", "dynamodb:GetItem"], Resource: table },
    { ...allow, Sid: "Locks", Action: ["dynamodb:PutItem", "dynamodb:DeleteItem"], Resource: table, Condition: withKeys(locks) },
    {
      // For states and for locks: DynamoDB decrypts the table's key as the caller, also for whoever only puts an item.
      // Source: DynamoDB developer guide, "Encryption at rest: usage notes"; aws/aws-cdk 10010.
      ...allow,
      Sid: "StateKey",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: `arn:aws:kms:${region}:${accountId}:key/*`,
      Condition: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": keyAlias },
        StringEquals: { "kms:ViaService": ["dynamodb", "s3"].map((service) => `${service}.${region}.amazonaws.com`) },
      },
    },
  ];
}
