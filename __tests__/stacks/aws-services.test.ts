import { awsProviderEndpointsToTerraform } from "@cdktf/provider-aws/lib/provider";
import { awsServices } from "../../stacks/aws-services";

test("every service is named once", () => {
  expect(awsServices.filter((service, index) => awsServices.indexOf(service) !== index)).toEqual([]);
  expect(awsServices.length).toBeGreaterThan(200);
});

test("the bindings' provider knows every service under this name", () => {
  const known = Object.keys(awsProviderEndpointsToTerraform({}));
  expect(known).toContain("s3control");
  expect(awsServices.filter((service) => !known.includes(service))).toEqual([]);
});

test.each([
  { service: "amp", aliases: ["prometheus", "prometheusservice"] },
  { service: "ce", aliases: ["costexplorer"] },
  { service: "configservice", aliases: ["config"] },
  { service: "elbv2", aliases: ["elasticloadbalancingv2"] },
  { service: "events", aliases: ["eventbridge", "cloudwatchevents"] },
  { service: "logs", aliases: ["cloudwatchlog", "cloudwatchlogs"] },
  { service: "s3", aliases: ["s3api"] },
  { service: "sfn", aliases: ["stepfunctions"] },
])("$service goes by this name alone, because the provider refuses two names of one service", ({ service, aliases }) => {
  expect(awsServices).toContain(service);
  expect(awsServices.filter((name) => aliases.includes(name))).toEqual([]);
});
