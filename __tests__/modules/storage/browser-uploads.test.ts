import { BrowserUploads } from "../../../modules/storage/browser-uploads";
import { build } from "../../support/build";
import { soundBucket } from "../governance/sound";

const built = (origins = ["https://shop.example.com"]) =>
  build((stack) => void new BrowserUploads(stack, "uploads", { bucket: soundBucket(stack, "files"), origins }));

test("pages of the site may put files and read them back, with the headers of a signed URL, and no others may", () => {
  const stack = built();
  const { bucket, cors_rule: rules } = stack.one("aws_s3_bucket_cors_configuration");
  expect(bucket).toMatch(/^\$\{aws_s3_bucket\.files_bucket_\w+\.id\}$/);
  expect(rules).toEqual([
    {
      allowed_origins: ["https://shop.example.com"],
      allowed_methods: ["PUT", "GET", "HEAD"],
      allowed_headers: ["content-type", "content-md5", "x-amz-*"],
      expose_headers: ["ETag"],
      max_age_seconds: 3_600,
    },
  ]);
  expect([...stack.broken, ...stack.problems]).toEqual([]);
});

test.each(["*", "https://*", "http://shop.example.com", "https://shop.example.com/", "shop.example.com"])(
  "%s is no origin that files come from",
  (origin) => {
    expect(built([origin]).problems).toEqual([`uploads: origins must be of the form https://<name>, got "${origin}"`]);
  },
);

test("no origins at all are refused", () => {
  expect(built([]).problems).toEqual(["uploads: origins must name one origin or more"]);
});
