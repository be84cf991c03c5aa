import type { PolicyStatement } from "../security/policy-document";

/** AWS's build of the OpenTelemetry Collector, from a registry that everybody can read. */
const IMAGE = "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.0";

/** Where an application sends its traces to by OTLP over gRPC: in its own task, the collector beside it. */
export const OTLP_ENDPOINT = "http://127.0.0.1:4317";

/** What the collector does, in its own words: takes traces from its own task, and sends them to X-Ray in batches. */
const CONFIGURATION = `
extensions:
  health_check:
receivers:
  otlp:
    protocols:
      grpc:
        endpoint: 127.0.0.1:4317
      http:
        endpoint: 127.0.0.1:4318
processors:
  batch/traces:
    timeout: 1s
    send_batch_size: 50
exporters:
  awsxray:
service:
  extensions: [health_check]
  pipelines:
    traces:
      receivers: [otlp]
      processors: [batch/traces]
      exporters: [awsxray]
`.trimStart();

/**
 * The container beside an application that sends its traces to X-Ray. Without it the application goes on, untraced. It
 * writes nothing and needs no user. What ECS adds by itself is written out, as for the application.
 * Source: AWS Distro for OpenTelemetry, "Setting up the Collector in Amazon ECS".
 */
export const traceCollector = (logConfiguration: object) => ({
  name: "otel-collector",
  image: IMAGE,
  cpu: 0,
  essential: false,
  readonlyRootFilesystem: true,
  linuxParameters: { capabilities: { add: [], drop: ["ALL"] }, initProcessEnabled: true },
  portMappings: [],
  environment: [{ name: "AOT_CONFIG_CONTENT", value: CONFIGURATION }],
  mountPoints: [],
  volumesFrom: [],
  systemControls: [],
  healthCheck: { command: ["CMD", "/healthcheck"], interval: 30, timeout: 5, retries: 3, startPeriod: 30 },
  logConfiguration,
});

/** Lets an application, or the collector beside it, send traces and ask which to take. X-Ray knows no resources for these. */
export const sendsTraces: PolicyStatement = {
  Sid: "SendTraces",
  Effect: "Allow",
  Action: [
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
    "xray:GetSamplingStatisticSummaries",
  ],
  Resource: "*",
};
