import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { except, exceptionsOf } from "../../../modules/governance/exceptions";
import type { PrivateBucket } from "../../../modules/storage/private-bucket";
import { build } from "../../support/build";
import { soundBucket } from "./sound";

/** A bucket that breaks two rules: it logs nothing and can be made public. */
function faultyBucket(stack: TerraformStack, id = "documents"): PrivateBucket {
  const bucket = soundBucket(stack, id);
  bucket.node.tryRemoveChild("access-logs");
  bucket.node.tryRemoveChild("public-access");
  return bucket;
}

const logging = (id: string) =>
  `test/${id}/bucket (aws_s3_bucket): log its access by an aws_s3_bucket_logging (bucketLogsAccess: S3.9)`;
const access = (id: string) =>
  `test/${id}/bucket (aws_s3_bucket): give it an aws_s3_bucket_public_access_block with all four arguments true` +
  " (bucketBlocksPublicAccess: S3.2, S3.3, S3.8)";

test("without an exception every broken rule is told", () => {
  expect(build((stack) => void faultyBucket(stack)).broken).toEqual([access("documents"), logging("documents")]);
});

test.each(["the resource", "the construct around it"])("an exception on %s silences only its own rule", (where) => {
  const { broken } = build((stack) => {
    const bucket = faultyBucket(stack);
    except(where === "the resource" ? bucket.resource : bucket, "bucketLogsAccess", "holds nothing anybody reads");
  });
  expect(broken).toEqual([access("documents")]);
});

test("an exception holds only below its construct", () => {
  const { broken } = build((stack) => {
    except(faultyBucket(stack, "excepted"), "bucketLogsAccess", "holds nothing anybody reads");
    faultyBucket(stack, "beside");
  });
  expect(broken).toEqual([access("excepted"), access("beside"), logging("beside")]);
});

test("an exception on a part says nothing of what is around it", () => {
  const { broken } = build((stack) => {
    except(faultyBucket(stack).node.findChild("policy"), "bucketLogsAccess", "is not the bucket");
  });
  expect(broken).toContain(logging("documents"));
});

test("two exceptions silence two rules", () => {
  const { broken } = build((stack) => {
    const bucket = faultyBucket(stack);
    except(bucket, "bucketLogsAccess", "holds nothing anybody reads");
    except(bucket, "bucketBlocksPublicAccess", "serves a public site");
  });
  expect(broken).toEqual([]);
});

test("the reasons can be read, from the outermost construct inwards", () => {
  build((stack) => {
    const outer = new Construct(stack, "outer");
    const inner = new Construct(outer, "inner");
    except(inner, "keyRotates", "is imported");
    except(outer, "bucketLogsAccess", "holds nothing");
    inner.node.addMetadata("something-else", "not an exception");
    expect(exceptionsOf(inner)).toEqual([
      { rule: "bucketLogsAccess", reason: "holds nothing" },
      { rule: "keyRotates", reason: "is imported" },
    ]);
    expect(exceptionsOf(outer)).toHaveLength(1);
  });
});

test("an exception that excepts nothing is told, with where it stands", () => {
  const { broken } = build((stack) => except(soundBucket(stack), "bucketLogsAccess", "holds nothing anybody reads"));
  expect(broken).toEqual(["test/documents: take away the exception of bucketLogsAccess: it excepts nothing"]);
});

test.each(["", " "])("an exception without a reason is told, given %j", (reason) => {
  const { broken } = build((stack) => {
    const bucket = soundBucket(stack);
    bucket.node.tryRemoveChild("access-logs");
    except(bucket, "bucketLogsAccess", reason);
  });
  expect(broken).toEqual(["test/documents: say why bucketLogsAccess need not hold"]);
});

test("of two exceptions for the same thing the inner one is too many", () => {
  const { broken } = build((stack) => {
    const bucket = faultyBucket(stack);
    except(bucket, "bucketBlocksPublicAccess", "serves a public site");
    except(bucket, "bucketLogsAccess", "holds nothing anybody reads");
    except(bucket.resource, "bucketLogsAccess", "holds nothing anybody reads");
  });
  expect(broken).toEqual(["test/documents/bucket: take away the exception of bucketLogsAccess: it excepts nothing"]);
});

test("a resource that an override makes keeps the rules too, and is told by its address", () => {
  const { broken } = build((stack) => stack.addOverride("resource.aws_sns_topic.alarms", { name: "alarms" }));
  expect(broken).toEqual([
    "aws_sns_topic.alarms (aws_sns_topic): set kms_master_key_id to a key of the project's (topicUsesCustomerKey: SNS.1)",
  ]);
});
