import type { StackJson } from "./checked-copy";
import { mockedValue } from "./mocked-value";

const ARN = mockedValue("arn", "resource");
const MASTER_SECRET = { master_user_secret: [{ secret_arn: ARN, kms_key_id: ARN, secret_status: "active" }] };

/** Mocks are random words; where something else is looked at later, it stands here. */
const MORE_DEFAULTS: Readonly<Record<string, (stack: StackJson) => object>> = {
  aws_api_gateway_rest_api: () => ({ execution_arn: ARN }),
  aws_apigatewayv2_api: () => ({ execution_arn: ARN }),
  aws_elastic_beanstalk_environment: () => ({ load_balancers: [mockedValue("load_balancers", "resource")] }),
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

/** `mock_resource` of a test file: an ARN for every type of the stack (a mocked one is a random word, and refused). */
export function mockedResources(stack: StackJson): object {
  const types = Object.keys(stack.resource ?? {});
  return Object.fromEntries(types.map((type) => [type, { defaults: { arn: ARN, ...MORE_DEFAULTS[type]?.(stack) } }]));
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
