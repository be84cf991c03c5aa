import { allow, type DeliveryScope, type PartPermissions } from "../delivery-scope";

/** Buckets and indexes of S3 Vectors. Not the vectors in them. */
export function vectors({ accountId, prefix }: DeliveryScope): PartPermissions {
  const bucket = `arn:aws:s3vectors:*:${accountId}:bucket/${prefix}-*`;
  const Resource = [bucket, `${bucket}/index/*`];
  return {
    read: [
      allow("ReadVectorStores", "s3vectors", "GetVectorBucket GetVectorBucketPolicy GetIndex ListIndexes ListTagsForResource", {
        Resource,
      }),
    ],
    write: [allow("VectorStores", "s3vectors", STORES, { Resource })],
  };
}

const STORES = `
  CreateVectorBucket DeleteVectorBucket PutVectorBucketPolicy DeleteVectorBucketPolicy CreateIndex DeleteIndex
  TagResource UntagResource
`;
