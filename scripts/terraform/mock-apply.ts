import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyWithoutAccount, type StackJson } from "./checked-copy";
import type { Terraform } from "./terraform";

/** Mocks are random words; where something else is looked at later, it stands here. */
const ARN = "arn:aws:mock:us-east-1:123456789012:mock/of-a-resource";
const BALANCER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/mock/0123456789abcdef";
const REPOSITORY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/mock";
/** Longest name that every service takes: buckets have the least room. */
const MOST = 63;
const MASTER_SECRET = { master_user_secret: [{ secret_arn: ARN, kms_key_id: ARN, secret_status: "active" }] };
const MORE_DEFAULTS: Readonly<Record<string, (stack: StackJson) => object>> = {
  aws_api_gateway_rest_api: () => ({ execution_arn: ARN }),
  aws_apigatewayv2_api: () => ({ execution_arn: ARN }),
  aws_elastic_beanstalk_environment: () => ({ load_balancers: [BALANCER] }),
  aws_bedrock_guardrail: () => ({ guardrail_arn: ARN }),
  aws_db_instance: () => MASTER_SECRET,
  aws_db_proxy_default_target_group: () => ({ name: "default" }),
  aws_vpc_endpoint: () => ({ dns_entry: [{ dns_name: "vpce-0mock.mock.vpce.amazonaws.com", hosted_zone_id: "Z0MOCK" }] }),
  aws_vpc: () => ({ ipv6_cidr_block: "2600:1f18:0:ff00::/56" }),
  aws_launch_template: () => ({ id: "lt-0123456789abcdef0" }),
  aws_lambda_invocation: () => ({ result: JSON.stringify({ extensions: { vector: "0.8.0" } }) }),
  aws_rds_cluster: () => MASTER_SECRET,
  aws_acm_certificate: (stack) => ({ domain_validation_options: certificateNames(stack).map(validationOf) }),
};

/**
 * Applies a synthesized stack with `terraform test`: the real provider checks every argument against its schema and its
 * own validation, a mock stands in for AWS. Works for resource types that no emulator has.
 */
export async function mockApply(terraform: Terraform, folder: string, scratch: string): Promise<void> {
  const stack = copyWithoutAccount(folder, scratch);
  mkdirSync(join(scratch, "tests"));
  writeFileSync(join(scratch, "tests", "apply.tftest.json"), JSON.stringify(testFile(stack), null, 2));
  await terraform.run(scratch, ["init", "-input=false", "-no-color", "-backend=false"]);
  await terraform.run(scratch, ["test", "-no-color"]);
}

/** The mocks: an ARN for every resource (a mocked one is a random word, and refused), values for every remote state. */
function testFile(stack: StackJson): object {
  const types = Object.keys(stack.resource ?? {});
  const states = Object.keys(stack.data?.terraform_remote_state ?? {});
  const written = JSON.stringify(stack);
  const mocks = Object.fromEntries(types.map((type) => [type, { defaults: { arn: ARN, ...MORE_DEFAULTS[type]?.(stack) } }]));
  return {
    // A mock stands in for one provider only: each alias, which is another region, has its own.
    mock_provider: { aws: (stack.provider?.aws ?? [{}]).map(({ alias }) => ({ alias, mock_resource: mocks })) },
    override_data: states.map((state) => ({
      target: `data.terraform_remote_state.${state}`,
      values: {
        outputs: Object.fromEntries(outputsReadFrom(state, written).map((name) => [name, mockedOutput(name)])),
      },
    })),
    run: { apply: { command: "apply" } },
  };
}

/** What another stack hands down, by what its name says that it is: an attribute's name ends it. */
function mockedOutput(name: string): string | string[] {
  if (name.endsWith("load_balancers")) return [BALANCER];
  if (name.endsWith("zone_id")) return "Z0MOCK";
  if (name.endsWith("repository_url")) return REPOSITORY;
  return name.endsWith("arn") ? ARN : `mock-${name}`.slice(0, MOST);
}

/** Every name that a certificate of the stack is asked for. */
function certificateNames({ resource }: StackJson): string[] {
  const certificates = Object.values(resource?.aws_acm_certificate ?? {});
  const names = certificates.flatMap(({ domain_name, subject_alternative_names = [] }) => [
    domain_name,
    subject_alternative_names,
  ]);
  return [...new Set(names.flat().map(String))];
}

const validationOf = (name: string) => ({
  domain_name: name,
  resource_record_name: `_mock.${name}.`,
  resource_record_type: "CNAME",
  resource_record_value: "_mock.acm-validations.aws.",
});

/** The names of the outputs that a stack's JSON reads from one remote state. */
function outputsReadFrom(state: string, written: string): string[] {
  return [
    ...new Set(
      [...written.matchAll(/terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)/g)]
        .filter(([, name]) => name === state)
        .map(([, , output]) => output),
    ),
  ];
}
