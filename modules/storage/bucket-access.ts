import type { PolicyStatement } from "../security/policy-document";

/** What a role may do with the objects of a bucket, in one word. */
export type BucketAccess = "read" | "read-write";

const ACTIONS: Record<BucketAccess, readonly string[]> = {
  read: ["s3:GetObject"],
  "read-write": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
};

/** Lets a role at the objects of a bucket, and see which there are: without that a missing one is answered as forbidden. */
export function reachesObjects(sid: string, bucketArn: string, access: BucketAccess): PolicyStatement[] {
  return [
    { Sid: `${sid}Objects`, Effect: "Allow", Action: ACTIONS[access], Resource: `${bucketArn}/*` },
    { Sid: `${sid}List`, Effect: "Allow", Action: "s3:ListBucket", Resource: bucketArn },
  ];
}

/** The same for the objects whose keys begin with one of the prefixes, such as `users/`, and for no others. */
export function reachesPrefixes(
  sid: string,
  bucketArn: string,
  prefixes: readonly string[],
  access: BucketAccess,
): PolicyStatement[] {
  const begun = prefixes.map((prefix) => `${prefix}*`);
  return [
    { Sid: `${sid}Objects`, Effect: "Allow", Action: ACTIONS[access], Resource: begun.map((form) => `${bucketArn}/${form}`) },
    {
      Sid: `${sid}List`,
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucketArn,
      Condition: { StringLike: { "s3:prefix": begun } },
    },
  ];
}
