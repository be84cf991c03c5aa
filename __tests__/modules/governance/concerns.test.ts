import { groupedByType } from "../../../modules/governance/findings";
import type { Json, Resource, Rule } from "../../../modules/governance/rule";
import { type RuleName, rules } from "../../../modules/governance/rules";
import { admitsEverybody } from "../../../modules/governance/statements";

const asks = (name: RuleName, values: Record<string, Json>, others: readonly Resource[] = []) => {
  const rule: Rule = rules[name];
  const [type] = rule.types;
  const resource = { type, address: `${type}.it`, values };
  return rule.concerns?.(resource, groupedByType([resource, ...others])) ?? true;
};

const redirect = { default_action: [{ type: "redirect", redirect: { protocol: "HTTPS" } }] };
const site = { origin: [{ domain_name: "${aws_s3_bucket.site.bucket_regional_domain_name}" }] };
const service = {
  origin: [{ domain_name: "origin.example.com", custom_origin_config: { origin_protocol_policy: "https-only" } }],
};

test.each<{ of: string; rule: RuleName; values: Record<string, Json>; asked: boolean }>([
  { of: "a listener that redirects", rule: "listenerSpeaksTls", values: { protocol: "HTTP", ...redirect }, asked: false },
  { of: "a listener that serves", rule: "listenerSpeaksTls", values: { default_action: [{ type: "forward" }] }, asked: true },
  { of: "a listener without protocol", rule: "listenerLeadsToHttps", values: {}, asked: true },
  { of: "an HTTPS listener", rule: "listenerLeadsToHttps", values: { protocol: "HTTPS" }, asked: false },
  { of: "a TLS listener", rule: "listenerUsesStrongTls", values: { protocol: "TLS" }, asked: true },
  { of: "an HTTP listener", rule: "listenerUsesStrongTls", values: { protocol: "HTTP" }, asked: false },
  {
    of: "a network load balancer",
    rule: "loadBalancerDropsInvalidHeaders",
    values: { load_balancer_type: "network" },
    asked: false,
  },
  { of: "a load balancer of no type", rule: "loadBalancerIsDefensive", values: {}, asked: true },
  { of: "a bucket's distribution", rule: "distributionEncryptsToOrigins", values: site, asked: false },
  { of: "a service's distribution", rule: "distributionShunsOldTls", values: service, asked: true },
  { of: "a service's distribution", rule: "distributionReadsAsItself", values: service, asked: false },
  { of: "an image", rule: "functionUsesSupportedRuntime", values: { package_type: "Image" }, asked: false },
  { of: "a function outside of a VPC", rule: "functionCoversZones", values: {}, asked: false },
  { of: "a group behind nothing", rule: "scalingGroupAsksLoadBalancer", values: { target_group_arns: [] }, asked: false },
  { of: "a service on instances", rule: "fargateRunsLatestPlatform", values: { launch_type: "EC2" }, asked: false },
  { of: "events of snapshots", rule: "databaseEventsAreHeard", values: { source_type: "db-snapshot" }, asked: false },
  { of: "events of instances", rule: "parameterEventsAreHeard", values: { source_type: "db-instance" }, asked: false },
])("$rule is asked of $of: $asked", ({ rule, values, asked }) => {
  expect(asks(rule, values)).toBe(asked);
});

test("a group that is attached to a load balancer later is asked, another is not", () => {
  const attachment = (name: string): Resource => ({
    type: "aws_autoscaling_attachment",
    address: "aws_autoscaling_attachment.it",
    values: { autoscaling_group_name: `\${aws_autoscaling_group.${name}.name}` },
  });
  expect(asks("scalingGroupAsksLoadBalancer", {}, [attachment("it")])).toBe(true);
  expect(asks("scalingGroupAsksLoadBalancer", {}, [attachment("other")])).toBe(false);
});

test("only stages of WebSocket APIs are asked for execution logs: HTTP APIs have none", () => {
  const api = (protocol: string): Resource => ({
    type: "aws_apigatewayv2_api",
    address: "aws_apigatewayv2_api.it",
    values: { protocol_type: protocol },
  });
  const stage = { api_id: "${aws_apigatewayv2_api.it.id}" };
  expect(asks("websocketApiLogsExecutions", stage, [api("WEBSOCKET")])).toBe(true);
  expect(asks("websocketApiLogsExecutions", stage, [api("HTTP")])).toBe(false);
});

const allows = (statement: object) => JSON.stringify({ Statement: [{ Effect: "Allow", Action: "sns:Publish", ...statement }] });

test.each([
  { who: "anybody", statement: { Principal: "*" }, everybody: true },
  { who: "any account", statement: { Principal: { AWS: ["*"] } }, everybody: true },
  {
    who: "anybody by TLS",
    statement: { Principal: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } },
    everybody: true,
  },
  { who: "an account", statement: { Principal: { AWS: "arn:aws:iam::111111111111:root" } }, everybody: false },
  { who: "a service", statement: { Principal: { Service: "cloudwatch.amazonaws.com" } }, everybody: false },
  {
    who: "anybody of one account",
    statement: { Principal: "*", Condition: { StringEquals: { "aws:PrincipalAccount": "111111111111" } } },
    everybody: false,
  },
  { who: "nobody", statement: { Effect: "Deny", Principal: "*" }, everybody: false },
])("a policy that lets $who in admits everybody: $everybody", ({ statement, everybody }) => {
  expect(admitsEverybody(allows(statement))).toBe(everybody);
});
