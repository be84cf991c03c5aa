import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { Id } from "@cdktf/provider-random/lib/id";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { Construct } from "constructs";
import { dev } from "../../environments/partner/dev";
import { inRegion } from "../../stacks/in-region";
import { layersOf } from "../../stacks/platform-stack";
import { build } from "../support/build";

const second = { ...layersOf("partner", dev)("recovery"), region: "us-west-2" };

test("everything of AWS that is built there stands there, however deep; the rest of the stack does not", () => {
  const built = build((stack) => {
    new S3Bucket(stack, "here", { bucket: "here" });
    inRegion(stack, "copies", second, (there) => {
      new S3Bucket(there, "there", { bucket: "there" });
      new S3Bucket(new Construct(there, "inner"), "deep", { bucket: "deep" });
    });
  });
  const providers = built.of("aws_s3_bucket").map(({ bucket, provider }) => [bucket, provider]);
  expect(Object.fromEntries(providers)).toEqual({ here: undefined, there: "aws.copies", deep: "aws.copies" });
});

test("a resource of another provider keeps its own", () => {
  const built = build((stack) => {
    new RandomProvider(stack, "random");
    inRegion(stack, "copies", second, (there) => new Id(there, "suffix", { byteLength: 4 }));
  });
  expect(built.one("random_id")).not.toHaveProperty("provider");
});

test("what was built is handed back", () => {
  build((stack) => {
    const bucket = inRegion(stack, "copies", second, (there) => new S3Bucket(there, "there"));
    expect(bucket.node.path).toBe("test/copies/there");
  });
});

test("nothing can be added later, where it would stand in the stack's own region unseen", () => {
  build((stack) => {
    const late = inRegion(stack, "copies", second, (there) => there);
    expect(() => new S3Bucket(late, "late")).toThrow(/cannot add children to "test\/copies"/i);
  });
});

test("the provider is handed over, for what stands there and keeps its place in the stack", () => {
  const built = build((stack) => {
    inRegion(stack, "copies", second, (_, provider) => new S3Bucket(stack, "beside", { provider }));
  });
  expect(built.one("aws_s3_bucket").provider).toBe("aws.copies");
});
