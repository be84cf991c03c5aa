import { nonprod } from "../../../environments/accounts/nonprod";
import { brokenRules } from "../../../modules/governance/broken-rules";
import { resourcesOf } from "../../../modules/governance/findings";
import { EdgeStack } from "../../../stacks/partner/edge-stack";
import type { PublicFilesProps } from "../../../stacks/public-files";
import { scratchApp } from "../../support/scratch-app";

const props: PublicFilesProps = {
  edge: { priceClass: "PriceClass_100", waf: { requestsPer5Minutes: 2_000 } },
  domain: "dev.app.example.com",
  zoneId: () => "Z1",
  storage: { noncurrentVersionDays: 30, accessLogDays: 30 },
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
  logDays: 30,
  data: "durable",
};

function edge(changes: Partial<PublicFilesProps> = {}) {
  const identity = { name: "partner-dev-edge", prefix: "partner-dev", path: "partner/dev", stateKey: "partner/dev/edge.tfstate" };
  const stack = new EdgeStack(
    scratchApp(),
    { ...identity, account: nonprod, region: "us-east-1", tags: {} },
    { ...props, ...changes },
  );
  stack.prepareStack();
  const json = stack.toTerraform();
  const of = (type: string) => resourcesOf(json).filter((resource) => resource.type === type);
  return {
    stack,
    of,
    one: (type: string) => {
      const [only, ...more] = of(type).map(({ values }) => values);
      expect(more).toEqual([]);
      return only;
    },
    outputs: Object.keys(json.output),
    broken: brokenRules(stack, json),
    problems: stack.node.findAll().flatMap((construct) => construct.node.validate()),
  };
}

test("the frontend is served at the environment's own domain, behind a web ACL, and keeps every rule", () => {
  const { one, of, broken, problems } = edge();
  expect(one("aws_acm_certificate").domain_name).toBe("dev.app.example.com");
  expect(one("aws_cloudfront_distribution")).toMatchObject({
    aliases: ["dev.app.example.com"],
    web_acl_id: expect.stringMatching(/^\$\{aws_wafv2_web_acl\.web-acl_\w+\.arn\}$/),
  });
  const records = of("aws_route53_record").map(({ values: { type, name } }) => ({ type, name }));
  expect(records).toEqual(expect.arrayContaining(["A", "AAAA"].map((type) => ({ type, name: "dev.app.example.com" }))));
  expect(one("aws_cloudwatch_log_delivery_source").name).toBe("partner-dev-frontend");
  expect(problems).toEqual([]);
  expect(broken).toEqual([]);
});

test("the buckets stand at the addresses they were deployed to", () => {
  expect(
    edge()
      .of("aws_s3_bucket")
      .map(({ address }) => address),
  ).toEqual(["aws_s3_bucket.access-logs_bucket_7E528747", "aws_s3_bucket.frontend_bucket_EFDC2F3F"]);
});

test("the web ACL is the one for distributions, and watched by its name", () => {
  const { one, stack } = edge();
  expect(one("aws_wafv2_web_acl")).toMatchObject({ name: "partner-dev-frontend", scope: "CLOUDFRONT" });
  expect(stack.webAcl?.aclName).toBe("partner-dev-frontend");
});

test("without a web ACL there is none, nor a log of it", () => {
  const { of, one, stack } = edge({ edge: { priceClass: "PriceClass_All", waf: "none" } });
  expect(["aws_wafv2_web_acl", "aws_cloudwatch_log_group"].flatMap(of)).toEqual([]);
  expect(one("aws_cloudfront_distribution").web_acl_id).toBeUndefined();
  expect(stack.webAcl).toBeUndefined();
});

test("pages may call the environment's API and WebSocket, and nobody else", () => {
  const policy = JSON.stringify(edge().one("aws_cloudfront_response_headers_policy"));
  expect(policy).toContain("connect-src 'self' https://api.dev.app.example.com wss://ws.dev.app.example.com;");
});

test("it tells where the frontend is and what a deployment of it needs", () => {
  expect(edge().outputs).toEqual(["frontend_url", "frontend_bucket", "distribution_id", "distribution_domain_name"]);
});
