import { ApprunnerObservabilityConfiguration } from "@cdktf/provider-aws/lib/apprunner-observability-configuration";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Longest name of a configuration. Source: App Runner API reference, CreateObservabilityConfiguration. */
const MAX_CONFIGURATION_NAME = 32;

/** Has App Runner take traces of its services by OTLP, at port 4317 of the instance itself, and send them to X-Ray. */
export class RunnerTraces extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_CONFIGURATION_NAME)]);
    this.arn = new ApprunnerObservabilityConfiguration(this, "configuration", {
      observabilityConfigurationName: name,
      traceConfiguration: { vendor: "AWSXRAY" },
    }).arn;
  }
}
