import type { AppRunnerServiceProps } from "../../../modules/compute/app-runner-service";
import { build } from "../../support/build";
import { written } from "../../support/written";
import { addRunner, runner } from "./a-runner";

const built = (changes: Partial<AppRunnerServiceProps> = {}) => build((stack) => void addRunner(stack, changes));
const service = (changes: Partial<AppRunnerServiceProps> = {}) => built(changes).one("aws_apprunner_service");

test("whatever image gets the tag is deployed, with its port and what it is told", () => {
  expect(service().source_configuration).toMatchObject({
    auto_deployments_enabled: true,
    authentication_configuration: { access_role_arn: "arn:aws:iam::111111111111:role/shop-test-api-access" },
    image_repository: {
      image_identifier: "111111111111.dkr.ecr.us-east-1.amazonaws.com/shop-test-api:test",
      image_repository_type: "ECR",
      image_configuration: { port: "8080", runtime_environment_variables: { LOG_LEVEL: "info" } },
    },
  });
});

test("what the application may do is there before the service and goes after it, as is what it is told to come after", () => {
  const own = expect.stringMatching(/^aws_iam_role_policy\.api_role_policy_/);
  expect(service().depends_on).toEqual([own, expect.stringMatching(/^aws_cloudwatch_log_group\.before_/)]);
  expect(service({ after: undefined }).depends_on).toEqual([own]);
});

test("each instance is as large as asked for, and their number follows the requests at a time", () => {
  const stack = built();
  expect(stack.one("aws_apprunner_service")).toMatchObject({
    instance_configuration: { cpu: "1024", memory: "2048" },
    auto_scaling_configuration_arn: expect.stringMatching(
      /^\$\{aws_apprunner_auto_scaling_configuration_version\.api_scaling_\w+\.arn\}$/,
    ),
  });
  expect(stack.one("aws_apprunner_auto_scaling_configuration_version")).toMatchObject({
    min_size: 2,
    max_size: 6,
    max_concurrency: 80,
    lifecycle: { create_before_destroy: true },
  });
});

test("an instance is asked for its health by HTTP at the path given", () => {
  expect(service().health_check_configuration).toMatchObject({ protocol: "HTTP", path: "/health", unhealthy_threshold: 5 });
});

const { connectorArn } = runner.network.out;
test.each([
  {
    reachedFrom: "world",
    out: { connectorArn },
    isPublic: true,
    egress: { egress_type: "VPC", vpc_connector_arn: connectorArn },
  },
  { reachedFrom: "vpc", out: "world", isPublic: false, egress: { egress_type: "DEFAULT" } },
] as const)("reached from $reachedFrom and out by $out.connectorArn, its address is public: $isPublic", (row) => {
  const { isPublic, egress, ...network } = row;
  expect(service({ network }).network_configuration).toEqual({
    ingress_configuration: { is_publicly_accessible: isPublic },
    egress_configuration: egress,
    ip_address_type: "IPV4",
  });
});

test("App Runner's copy of the image is encrypted, traces are taken, and no rule is broken", () => {
  const stack = built();
  expect(stack.one("aws_apprunner_service")).toMatchObject({
    encryption_configuration: { kms_key: runner.kept.keyArn },
    observability_configuration: {
      observability_enabled: true,
      observability_configuration_arn: runner.kept.observabilityArn,
    },
  });
  expect([...stack.broken, ...stack.problems]).toEqual([]);
});

test("the application may do what is stated and send traces, and its role is the only one that is made here", () => {
  const stack = built();
  const { Statement: allowed } = JSON.parse(String(stack.one("aws_iam_role_policy").policy));
  expect(allowed.map(({ Sid }: { Sid: string }) => Sid)).toEqual(["SendTraces", "Uploads"]);
  const { Statement: trust } = JSON.parse(String(stack.one("aws_iam_role").assume_role_policy));
  expect(trust[0].Principal).toEqual({ Service: "tasks.apprunner.amazonaws.com" });
  expect(stack.one("aws_apprunner_service").instance_configuration).toMatchObject({
    instance_role_arn: expect.stringMatching(/^\$\{aws_iam_role\.api_role_\w+\.arn\}$/),
  });
});

test("it tells the log groups that App Runner makes, by name and number of the service", () => {
  let groups: unknown;
  build((stack) => {
    groups = written(stack, addRunner(stack).logGroups);
  });
  const group = (kind: string) =>
    expect.stringMatching(
      new RegExp(`^/aws/apprunner/shop-test-api/\\$\\{aws_apprunner_service\\.\\w+\\.service_id\\}/${kind}$`),
    );
  expect(groups).toEqual({ application: group("application"), service: group("service") });
});

test("a name and a path that App Runner would refuse are told at once", () => {
  const name = "a".repeat(33);
  expect(built({ name, container: { ...runner.container, healthPath: "health" } }).problems).toEqual([
    `api: name must be at most 32 characters, got 33 ("${name}")`,
    'api: container.healthPath must be a path such as "/health", got "health"',
  ]);
});
