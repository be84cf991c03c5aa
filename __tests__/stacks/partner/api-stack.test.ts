import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { dev } from "../../../environments/partner/dev";
import type { ApiSettings } from "../../../modules/api/api-settings";
import { resourcesOf } from "../../../modules/governance/findings";
import { readStacks } from "../../../scripts/terraform/stacks";
import { ApiStack } from "../../../stacks/partner/api-stack";
import { NetworkStack } from "../../../stacks/partner/network-stack";
import { layersOf } from "../../../stacks/platform-stack";
import { synthesize } from "../../../stacks/synthesize";
import { readStackFile } from "../../support/synthesized";

const common = { corsOrigins: ["https://app.example.com"], waf: { requestsPer5Minutes: 2_000 } };
const onLambda: ApiSettings = {
  runtime: "lambda",
  function: { memoryMiB: 512, timeoutSeconds: 29, concurrency: { least: 2, most: 10 } },
  throttle: { requestsPerSecond: 100, burst: 200 },
  ...common,
};
const onBeanstalk: ApiSettings = {
  runtime: "beanstalk",
  instances: { type: "t4g.small", least: 2, most: 4 },
  updatesAt: "Tue:05:00",
  ...common,
};

/** The API stack, and the network below it, written for these settings: synthesis checks every rule. */
function written(api: ApiSettings) {
  const outdir = mkdtempSync(join(tmpdir(), "api-"));
  const app = new App({ outdir });
  const layer = layersOf("partner", dev);
  const keyArn = "arn:aws:kms:us-east-1:111111111111:key/k";
  const network = new NetworkStack(app, layer("network"), {
    network: dev.network,
    logDays: 30,
    keyArn,
    bedrock: { models: [], guardrailArn: "none", knowledgeBase: "none" },
    bastion: "none",
    restRuntime: api.runtime,
  });
  new ApiStack(app, layer("api"), {
    api,
    domain: { name: "example.com", zoneId: () => "Z1" },
    stageName: "dev",
    network,
    application: {
      statements: [{ Sid: "Application", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }],
      variables: { DATABASE_HOST: "db.internal" },
    },
    keyArn,
    logDays: 30,
    data: "disposable",
  });
  synthesize(app);
  const file = (name: string) => readStackFile(readStacks(outdir, name)[0]);
  const stack = file("partner-dev-api");
  const of = (type: string) =>
    resourcesOf(stack)
      .filter((resource) => resource.type === type)
      .map(({ values }) => values);
  return { of, outputs: stack.output, network: resourcesOf(file("partner-dev-network")) };
}

const lambda = written(onLambda);
const beanstalk = written(onBeanstalk);
const { of } = lambda;

test.each([
  ["lambda", lambda],
  ["beanstalk", beanstalk],
])("on %s the API has its own name, with a certificate, and says where its health is", (_, stack) => {
  expect(stack.of("aws_acm_certificate").map(({ domain_name: name }) => name)).toEqual(["api.example.com"]);
  expect(
    stack
      .of("aws_route53_record")
      .filter(({ name }) => name === "api.example.com")
      .map(({ type }) => type),
  ).toEqual(["A", "AAAA"]);
  expect(stack.outputs.api_url.value).toBe("https://api.example.com");
  expect(stack.outputs.api_health_url.value).toBe("https://api.example.com/health");
});

test("on lambda a function in the private subnets answers, warm, told where things are", () => {
  expect(of("aws_lambda_function")).toEqual([
    expect.objectContaining({
      function_name: "partner-dev-api",
      environment: { variables: { DATABASE_HOST: "db.internal", CORS_ORIGINS: "https://app.example.com" } },
      vpc_config: expect.objectContaining({ security_group_ids: [expect.stringContaining("groups_lambda")] }),
    }),
  ]);
  expect(of("aws_lambda_provisioned_concurrency_config")).toHaveLength(1);
  expect(of("aws_elastic_beanstalk_environment")).toEqual([]);
});

test("on lambda the web ACL stands before the stage, which is named after the environment", () => {
  expect(of("aws_api_gateway_stage")[0].stage_name).toBe("dev");
  expect(of("aws_wafv2_web_acl_association")).toEqual([
    expect.objectContaining({ resource_arn: expect.stringContaining("aws_api_gateway_stage.") }),
  ]);
});

test("on beanstalk instances answer, and the web ACL stands before their load balancer", () => {
  expect(beanstalk.of("aws_lambda_function")).toEqual([]);
  expect(beanstalk.of("aws_elastic_beanstalk_environment")[0].name).toBe("partner-dev-api");
  expect(beanstalk.of("aws_wafv2_web_acl_association")).toEqual([
    expect.objectContaining({
      resource_arn: expect.stringMatching(/^\$\{element\(aws_elastic_beanstalk_environment\..*\.load_balancers, 0\)\}$/),
    }),
  ]);
});

test("on beanstalk load balancers may log into the stack's bucket, and the environment waits until they may", () => {
  const policies = beanstalk.of("aws_s3_bucket_policy").map(({ policy }) => String(policy));
  expect(policies.filter((policy) => policy.includes('"Sid":"LoadBalancerLogs"'))).toHaveLength(1);
  const [{ depends_on: before }] = beanstalk.of("aws_elastic_beanstalk_environment");
  expect(before).toContainEqual(expect.stringMatching(/^aws_s3_bucket_policy\.access-logs_/));
});

const reach = (network: typeof lambda.network) =>
  network
    .filter(
      ({ type, values }) =>
        type === "aws_vpc_security_group_ingress_rule" && /beanstalk/.test(String(values.description) + values.security_group_id),
    )
    .map(({ values }) => `${values.description} into ${/groups_([\w-]+?)_group/.exec(String(values.security_group_id))?.[1]}`)
    .filter((line) => /into beanstalk/.test(line));

test("the world reaches the load balancer on 443, the load balancer the instances on 80, and without it nobody does", () => {
  expect(reach(beanstalk.network).sort()).toEqual([
    "443 from everywhere into beanstalk-lb",
    "80 from beanstalk-lb into beanstalk",
  ]);
  expect(reach(lambda.network)).toEqual([]);
});

test("the load balancer's group is there with either runtime: a switch must not take it from a load balancer that still stands", () => {
  const names = ({ network }: typeof lambda) =>
    network.filter(({ type }) => type === "aws_security_group").map(({ values }) => values.name);
  expect(names(lambda)).toContain("partner-dev-beanstalk-lb");
  expect(names(lambda)).toEqual(names(beanstalk));
});

test("without a web ACL nothing is associated", () => {
  const open = written({ ...onLambda, waf: "none" });
  expect([...open.of("aws_wafv2_web_acl"), ...open.of("aws_wafv2_web_acl_association")]).toEqual([]);
});
