import type { StackJson } from "../../scripts/terraform/checked-copy";
import { mockedData } from "../../scripts/terraform/mocked-data";
import { mockedValue } from "../../scripts/terraform/mocked-value";
import { readingsIn } from "../../scripts/terraform/readings";
import { written } from "../support/planted-stacks";

const state = "cross-stack-reference-input-app-dev-network";
const read = (output: string) => `data.terraform_remote_state.${state}.outputs.${output}`;

/** A stack that reads these expressions, and what its folder's neighbour hands down. */
const reader = (...values: string[]): StackJson => ({
  terraform: { required_providers: {} },
  data: { terraform_remote_state: { [state]: {} }, aws_route53_zone: { zone_6E295601: { name: "example.com" } } },
  locals: { values },
});
const stacks = `${written({
  "app-dev-network": {
    resource: {
      aws_vpc: { vpc_6776A399: { cidr_block: "10.0.0.0/16" } },
      aws_db_instance: { main_instance_919E2690: { port: 5432, identifier: "app-dev", address: null } },
      aws_s3_bucket: { logs_bucket_556152F0: { bucket: "${random_id.suffix.hex}-logs" } },
    },
    output: {
      vpcid: { value: "${aws_vpc.vpc_6776A399.id}" },
      vpcarn: { value: "${aws_vpc.vpc_6776A399.arn}" },
      port: { value: "${aws_db_instance.main_instance_919E2690.port}" },
      identifier: { value: "${aws_db_instance.main_instance_919E2690.identifier}" },
      address: { value: "${aws_db_instance.main_instance_919E2690.address}" },
      bucket: { value: "${aws_s3_bucket.logs_bucket_556152F0.bucket}" },
      zones: { value: ["us-east-1a"] },
      joined: { value: "${aws_vpc.vpc_6776A399.id}/${aws_vpc.vpc_6776A399.arn}" },
    },
  },
})}/stacks`;

test.each([
  { expression: "${data.aws_ami.image.id}", expected: { type: "aws_ami", name: "image", attribute: "id", isList: false } },
  { expression: '${join(",", data.aws_instances.all.ids)}', expected: { attribute: "ids", isList: true } },
  { expression: "${element(data.aws_lb.a.arns, 0)}", expected: { attribute: "arns", isList: true } },
  { expression: "${data.aws_lb.a.arns[0]}", expected: { attribute: "arns", isList: true } },
  { expression: "prefix-${data.aws_lb.a-b_1.name}-suffix", expected: { name: "a-b_1", attribute: "name", isList: false } },
  { expression: `\${${read("vpc_1")}}`, expected: { type: "terraform_remote_state", name: state, attribute: "vpc_1" } },
])("$expression is read for what it takes", ({ expression, expected }) => {
  expect(readingsIn(reader(expression))).toEqual([expect.objectContaining(expected)]);
});

test("what is read twice is one reading, and a list when any expression takes it as one", () => {
  const [reading, ...more] = readingsIn(reader("${data.aws_lb.a.arns[0]}", "${data.aws_lb.a.arns}"));
  expect({ reading, more }).toEqual({ reading: { type: "aws_lb", name: "a", attribute: "arns", isList: true }, more: [] });
});

test.each([
  { what: "an id", output: "vpcid", value: "mock.app-dev-network.vpc.id" },
  { what: "an ARN", output: "vpcarn", value: "arn:aws:mock:us-east-1:123456789012:mock.app-dev-network.vpc.arn" },
  { what: "an argument that stands there, with its type", output: "port", value: 5432 },
  { what: "a name that stands there", output: "identifier", value: "app-dev" },
  { what: "an argument that is null, so AWS chooses", output: "address", value: "mock.app-dev-network.main_instance.address" },
  { what: "a name with a part that is not known", output: "bucket", value: "mock.app-dev-network.logs_bucket.bucket" },
  { what: "a value that is none of an expression", output: "zones", value: ["us-east-1a"] },
  { what: "an expression of more than one attribute", output: "joined", value: "mock.app-dev-network.joined" },
])("another stack hands down $what", ({ output, value }) => {
  expect(mockedData(reader(`\${${read(output)}}`), stacks)).toContainEqual({
    target: `data.terraform_remote_state.${state}`,
    values: { outputs: { [output]: value } },
  });
});

test("a data source answers what is read from it, and one that nobody reads is answered too: no state is asked for", () => {
  expect(mockedData(reader("${data.aws_route53_zone.zone_6E295601.name_servers[0]}"), stacks)).toEqual([
    { target: `data.terraform_remote_state.${state}`, values: { outputs: {} } },
    {
      target: "data.aws_route53_zone.zone_6E295601",
      values: { name_servers: ["mock.data.aws_route53_zone.zone.name_servers"] },
    },
  ]);
});

test("an output that the other stack does not have is named, and so is a stack that is not there", () => {
  const readsUnknown = () => mockedData(reader(`\${${read("subnet")}}`), stacks);
  expect(readsUnknown).toThrow("it reads the output subnet of app-dev-network, which has none of that name");
  const nowhere = () => mockedData(reader(`\${${read("vpcid")}}`), "/nonexistent");
  expect(nowhere).toThrow("it reads outputs of app-dev-network, which is not synthesized in /nonexistent");
});

test.each([
  { attribute: "arn", source: "app.key", value: "arn:aws:mock:us-east-1:123456789012:mock.app.key.arn" },
  { attribute: "guardrail_arn", source: "app.a", value: "arn:aws:mock:us-east-1:123456789012:mock.app.a.guardrail_arn" },
  { attribute: "arn_suffix", source: "app.alb", value: "mock.app.alb.arn_suffix" },
  {
    attribute: "repository_url",
    source: "app.a",
    value: "123456789012.dkr.ecr.us-east-1.amazonaws.com/mock.app.a.repository_url",
  },
  { attribute: "zone_id", source: "student-helper-prod-application.load-balancer", value: "mock.load-balancer.zone_id" },
  { attribute: "id", source: "data.aws_lb_hosted_zone_id.beanstalk_environment_zone", value: "mock.beanstalk_environment_zone." },
])("$attribute of $source is told apart, in a shape that the provider takes", ({ attribute, source, value }) => {
  expect(mockedValue(attribute, source)).toBe(value);
});
