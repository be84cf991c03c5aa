import { dev } from "../../../environments/portfolio/dev";
import type { DistributionSettings } from "../../../modules/edge/distribution-settings";
import { EdgeStack } from "../../../stacks/portfolio/edge-stack";
import { home, written } from "./portfolio-app";

const edge = (waf: DistributionSettings["waf"]) =>
  written((app, layer) => {
    const settings = { priceClass: "PriceClass_100", waf } as const;
    new EdgeStack(app, layer("edge"), {
      edge: settings,
      domain: "shop.example.com",
      zoneId: () => "Z1",
      storage: dev.storage,
      ...home,
    });
  })("edge");

const plain = edge("none");
const guarded = edge({ requestsPer5Minutes: 2_000 });

test("files are served at static.<domain>, with a certificate of its own", () => {
  expect(plain.one("aws_acm_certificate").domain_name).toBe("static.shop.example.com");
  expect(plain.one("aws_cloudfront_distribution").aliases).toEqual(["static.shop.example.com"]);
  expect(plain.file.output.static_url.value).toBe("https://static.shop.example.com");
});

test("static files and media lie in two buckets, whose requests a third one logs", () => {
  expect(plain.addresses("aws_s3_bucket").map((address) => address.replace(/_[0-9A-F]{8}$/, ""))).toEqual([
    "aws_s3_bucket.access-logs_bucket",
    "aws_s3_bucket.media_bucket",
    "aws_s3_bucket.static_bucket",
  ]);
  expect(plain.of("aws_s3_bucket_logging").map(({ target_prefix: below }) => below)).toEqual(["media/", "static/"]);
});

test("the site's pages may load the files, by both of its names", () => {
  expect(JSON.stringify(plain.one("aws_cloudfront_response_headers_policy").cors_config)).toContain(
    '["https://shop.example.com","https://www.shop.example.com"]',
  );
});

test("a web ACL stands before CloudFront, or there is none", () => {
  expect(plain.of("aws_wafv2_web_acl")).toEqual([]);
  expect(plain.one("aws_cloudfront_distribution")).not.toHaveProperty("web_acl_id");
  expect(guarded.one("aws_wafv2_web_acl")).toMatchObject({ name: "portfolio-dev-static", scope: "CLOUDFRONT" });
  expect(guarded.one("aws_cloudfront_distribution").web_acl_id).toMatch(/^\$\{aws_wafv2_web_acl\./);
});
