import { BeanstalkApplication } from "../../../modules/compute/beanstalk-application";
import { BeanstalkEnvironment, type BeanstalkEnvironmentProps } from "../../../modules/compute/beanstalk-environment";
import { BeanstalkRoles } from "../../../modules/compute/beanstalk-roles";
import { AccessLogBucket } from "../../../modules/storage/access-log-bucket";
import { PrivateBucket } from "../../../modules/storage/private-bucket";
import { build } from "../../support/build";
import { options } from "./beanstalk";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/k";
const name = "shop-test-api";

interface Given {
  readonly name?: string;
  readonly logDays?: number;
}

const environment = (given: Given = {}) =>
  build((stack) => {
    const logs = new AccessLogBucket(stack, "logs", {
      name: "shop-test-logs",
      accountId: "111111111111",
      days: 30,
      data: "disposable",
    });
    const bundles = new PrivateBucket(stack, "bundles", {
      name: "shop-test-bundles",
      keyArn,
      noncurrentVersionDays: 30,
      tiering: "standard",
      accessLogBucket: logs.bucketName,
      data: "disposable",
    });
    const roles = new BeanstalkRoles(stack, "roles", {
      name,
      accountId: "111111111111",
      region: "us-east-1",
      bundles: { arn: bundles.arn, keyArn },
      statements: [{ Sid: "Own", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }],
    });
    const props: BeanstalkEnvironmentProps = {
      name: given.name ?? name,
      description: "REST API",
      application: new BeanstalkApplication(stack, "application", {
        name,
        description: "REST API",
        source: "beanstalk-placeholder",
        bundles,
        serviceRoleArn: roles.service.arn,
      }),
      options: { ...options, logDays: given.logDays ?? 30 },
      keyArn,
      ready: roles.ready,
    };
    new BeanstalkEnvironment(stack, "environment", props);
  });
const built = environment();
const policyOf = (role: string) => {
  const policies = built.of("aws_iam_role_policy").filter((policy) => policy.name === `${name}-${role}`);
  return JSON.parse(String(policies[0].policy)).Statement as { Sid: string; Resource: unknown }[];
};

test("it starts with the placeholder on the newest Node.js 22, and an apply touches neither afterwards", () => {
  expect(built.one("aws_elastic_beanstalk_environment")).toMatchObject({
    name,
    version_label: expect.stringContaining("aws_elastic_beanstalk_application_version."),
    solution_stack_name: expect.stringContaining("data.aws_elastic_beanstalk_solution_stack."),
    lifecycle: { ignore_changes: ["version_label", "solution_stack_name"] },
  });
});

test("the first version is one bundle in the private bucket, which no apply replaces", () => {
  expect(built.one("aws_elastic_beanstalk_application_version")).toMatchObject({ name: "placeholder" });
  expect(built.one("aws_s3_object")).toMatchObject({
    key: "placeholder.zip",
    source: expect.stringMatching(/^assets\/application_code_\w+\/\w+\/beanstalk-placeholder\.zip$/),
    lifecycle: { ignore_changes: ["source"] },
  });
});

test("old versions go, their bundles stay", () => {
  expect(built.one("aws_elastic_beanstalk_application").appversion_lifecycle).toMatchObject({
    max_count: 200,
    delete_source_from_s3: false,
    service_role: expect.stringContaining("roles_service_role_"),
  });
});

test("its logs have retention and key before it writes to them, and its roles their policies", () => {
  const groups = built.of("aws_cloudwatch_log_group");
  expect(groups.map((group) => group.name)).toContain("/aws/elasticbeanstalk/shop-test-api/var/log/web.stdout.log");
  expect(groups).toHaveLength(6);
  const { depends_on: before } = built.one("aws_elastic_beanstalk_environment");
  const awaited = (type: string) => (before as string[]).filter((address) => address.startsWith(`${type}.`)).length;
  expect([
    awaited("aws_cloudwatch_log_group"),
    awaited("aws_iam_role_policy"),
    awaited("aws_iam_role_policy_attachment"),
  ]).toEqual([6, 2, 2]);
});

test("Elastic Beanstalk has AWS's own policies for health and updates, instances have this environment's only", () => {
  expect(built.of("aws_iam_role_policy_attachment").map(({ policy_arn: arn }) => arn)).toEqual([
    "arn:aws:iam::aws:policy/service-role/AWSElasticBeanstalkEnhancedHealth",
    "arn:aws:iam::aws:policy/AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy",
  ]);
  const statements = policyOf("instances");
  expect(statements.filter(({ Resource }) => Resource === "*").map(({ Sid }) => Sid)).toEqual(["OwnTraces"]);
  expect(statements.map(({ Sid }) => Sid)).toEqual(
    expect.arrayContaining(["BundlesObjects", "BundleKey", "OwnHealth", "OwnLogs", "Own"]),
  );
  expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
});

test("instances find in Elastic Beanstalk's own bucket what they are to run", () => {
  const bucket = "arn:aws:s3:::elasticbeanstalk-us-east-1-111111111111";
  expect(policyOf("instances").filter(({ Resource }) => String(Resource).startsWith(bucket))).toMatchObject([
    { Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], Resource: `${bucket}/resources/environments/*` },
    { Action: "s3:ListBucket", Resource: bucket },
  ]);
});

test("no rule is broken", () => {
  expect(built.broken).toEqual([]);
  expect(built.problems).toEqual([]);
});

test.each([
  [{ name: "e".repeat(41) }, `name must be at most 40 characters, got 41 ("${"e".repeat(41)}")`],
  [{ logDays: 1_096 }, "logDays must be another than 1096, 2192, 2557, 2922, 3288, which Elastic Beanstalk refuses, got 1096"],
])("%j is refused", (given, problem) => {
  expect(environment(given).problems).toEqual([`environment: ${problem}`]);
});
