import { rehearsed } from "../../environments/rehearse";
import { readStacks } from "../../scripts/terraform/stacks";
import { synthesizeAll, writtenLocalAws } from "../support/synthesized";
import { partnerIn } from "../support/system-stacks";
import { variants } from "../support/variants";

// Writing a catalogue fails at the first broken rule, so each of these folders is in order.
const beanstalk = synthesizeAll(variants.partner.beanstalk);
const ownZone = synthesizeAll(variants.partner.ownZone);
const knowledge = synthesizeAll(variants.partner.knowledge);
const bare = synthesizeAll(variants.partner.bare);
const both = ["dev", "prod"];

describe.each(both)("on Elastic Beanstalk, in %s", (environment) => {
  const { of, one, layers, file } = partnerIn(beanstalk, environment);

  test("it takes the function's and API Gateway's place before the REST API, and nothing else's", () => {
    expect(one("aws_elastic_beanstalk_environment").name).toBe(`partner-${environment}-api`);
    expect(of("aws_api_gateway_rest_api")).toEqual([]);
    expect(of("aws_lambda_function", "api")).toEqual([]);
    expect(one("aws_apigatewayv2_api").protocol_type).toBe("WEBSOCKET");
    expect(of("aws_lambda_event_source_mapping")).toHaveLength(2);
    expect(layers.length).toBeLessThanOrEqual(9);
  });

  test("instances stand in private subnets with their own group, behind HTTPS at api.", () => {
    const options = one("aws_elastic_beanstalk_environment").setting as { namespace: string; name: string; value: string }[];
    const value = (namespace: string, name: string) =>
      options.find((option) => option.namespace === namespace && option.name === name)?.value;
    expect(value("aws:ec2:vpc", "Subnets")).toMatch(/private_us-east-1a.*private_us-east-1b/);
    expect(value("aws:ec2:vpc", "AssociatePublicIpAddress")).toBe("false");
    expect(value("aws:autoscaling:launchconfiguration", "SecurityGroups")).toContain("groups_beanstalk_group");
    expect(value("aws:elasticbeanstalk:environment", "EnvironmentType")).toBe("LoadBalanced");
    expect(value("aws:elbv2:listener:443", "SSLCertificateArns")).toContain("aws_acm_certificate");
    expect(value("aws:elasticbeanstalk:healthreporting:system", "SystemType")).toBe("enhanced");
    const named = of("aws_route53_record", "api").filter(({ type }) => type === "A");
    expect(named.map(({ name }) => name)).toEqual([file("api").output.api_url.value.replace("https://", "")]);
  });

  test("its errors and its latency have alarms in API Gateway's stead", () => {
    const alarms = of("aws_cloudwatch_metric_alarm");
    const namespaces = new Set(alarms.map(({ namespace }) => namespace));
    expect(namespaces).toContain("AWS/ApplicationELB");
    expect(alarms.filter(({ dimensions }) => JSON.stringify(dimensions).includes("ApiName"))).toEqual([]);
  });
});

describe.each(both)("with a hosted zone of its own, %s", (environment) => {
  const { layers, one, of } = partnerIn(ownZone, environment);

  test("has a stack for it besides, which only certificates and names wait for", () => {
    expect(one("aws_route53_zone", "dns").name).toBe(environment === "prod" ? "partner.example.com" : "dev.partner.example.com");
    expect(layers.filter((layer) => layer !== "dns").length).toBeLessThanOrEqual(9);
    const above = readStacks(ownZone, `partner-${environment}-`).filter(({ dependencies }) =>
      dependencies.includes(`partner-${environment}-dns`),
    );
    expect(above.map(({ name }) => name).sort()).toEqual(
      ["api", "edge", "messaging"].map((layer) => `partner-${environment}-${layer}`),
    );
  });

  test("puts every record into that zone", () => {
    const zones = new Set(of("aws_route53_record").map(({ zone_id: zone }) => String(zone)));
    expect(zones.size).toBe(1);
    expect([...zones][0]).toContain(`reference-input-partner-${environment}-dns.outputs.`);
  });
});

describe.each(both)("with a knowledge base, in %s", (environment) => {
  const { one, of, layers } = partnerIn(knowledge, environment);
  const prod = environment === "prod";

  test("Aurora keeps the vectors of the documents, and Bedrock reads them every day", () => {
    expect(one("aws_rds_cluster")).toMatchObject({
      cluster_identifier: `partner-${environment}-vectors`,
      storage_encrypted: true,
      manage_master_user_password: true,
      deletion_protection: prod,
    });
    expect(of("aws_rds_cluster_instance")).toHaveLength(prod ? 2 : 1);
    expect(JSON.stringify(one("aws_bedrockagent_data_source"))).toContain("documents_bucket");
    expect(JSON.stringify(one("aws_scheduler_schedule"))).toContain("startIngestionJob");
    expect(layers.length).toBeLessThanOrEqual(9);
  });

  test("the private endpoint lets questions to this account's knowledge bases through", () => {
    const [door] = of("aws_vpc_endpoint").filter(({ service_name: name }) => String(name).endsWith("bedrock-agent-runtime"));
    const [statement] = JSON.parse(String(door.policy)).Statement;
    expect(statement).toMatchObject({ Effect: "Allow" });
    expect(JSON.stringify(statement.Resource)).toMatch(/^"arn:aws:bedrock:us-east-1:\d{12}:knowledge-base\/\*"$/);
  });

  test("functions that call models are told of it and of the guardrail", () => {
    const told = of("aws_lambda_function").filter(({ environment: given }) =>
      JSON.stringify(given ?? {}).includes("BEDROCK_MODELS"),
    );
    expect(told.map(({ function_name: name }) => name).sort()).toEqual(
      ["api", "documents-processor"].map((role) => `partner-${environment}-${role}`),
    );
    for (const { environment: given } of told) {
      expect(given).toMatchObject({
        variables: { BEDROCK_KNOWLEDGE_BASE: expect.any(String), BEDROCK_GUARDRAIL: expect.any(String) },
      });
    }
  });
});

test("without everything that can be left out, eight stacks are left, an alarm still reaches people, and data stays private", () => {
  const { of, layers, one } = partnerIn(bare, "dev");
  expect(layers.sort()).toEqual(["api", "database", "edge", "messaging", "network", "security", "storage", "watching"]);
  for (const type of ["aws_sqs_queue", "aws_wafv2_web_acl", "aws_instance", "aws_bedrock_guardrail", "aws_ce_anomaly_monitor"]) {
    expect(of(type)).toEqual([]);
  }
  expect(of("aws_sns_topic_subscription").map(({ protocol }) => protocol)).toEqual(["email"]);
  expect(one("aws_db_instance").publicly_accessible).toBe(false);
  expect(JSON.parse(String(one("aws_lambda_invocation").input)).extensions).toEqual([]);
});

test.each(Object.entries(variants.partner))("%s can be rehearsed", (_, catalogue) => {
  expect(() => synthesizeAll(rehearsed(catalogue, writtenLocalAws))).not.toThrow();
});
