import { reachesObjects, reachesPrefixes } from "../../../modules/storage/bucket-access";

const BUCKET = "arn:aws:s3:::shop-test-documents";

test.each([
  { access: "read", may: ["s3:GetObject"] },
  { access: "read-write", may: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"] },
] as const)("$access allows $may on the objects, and listing the bucket", ({ access, may }) => {
  expect(reachesObjects("Documents", BUCKET, access)).toEqual([
    { Sid: "DocumentsObjects", Effect: "Allow", Action: may, Resource: `${BUCKET}/*` },
    { Sid: "DocumentsList", Effect: "Allow", Action: "s3:ListBucket", Resource: BUCKET },
  ]);
});

test.each(["read", "read-write"] as const)(
  "with prefixes, %s reaches and lists what begins with one, and nothing else",
  (access) => {
    const [objects, list, ...more] = reachesPrefixes("Documents", BUCKET, ["users/", "public/"], access);
    expect(more).toEqual([]);
    expect(objects).toEqual({
      ...reachesObjects("Documents", BUCKET, access)[0],
      Resource: [`${BUCKET}/users/*`, `${BUCKET}/public/*`],
    });
    expect(list).toEqual({
      Sid: "DocumentsList",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: BUCKET,
      Condition: { StringLike: { "s3:prefix": ["users/*", "public/*"] } },
    });
  },
);
