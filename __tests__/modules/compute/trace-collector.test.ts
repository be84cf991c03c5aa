import { parse } from "yaml";
import { OTLP_ENDPOINT, sendsTraces, traceCollector } from "../../../modules/compute/trace-collector";

const logs = { logDriver: "awslogs" };
const collector = traceCollector(logs);
const [{ name, value }] = collector.environment;
const configuration = parse(value);

test("what it does is told in its own words: by OTLP from its own task to X-Ray", () => {
  expect(name).toBe("AOT_CONFIG_CONTENT");
  expect(configuration.service.pipelines).toEqual({
    traces: { receivers: ["otlp"], processors: ["batch/traces"], exporters: ["awsxray"] },
  });
  expect(`http://${configuration.receivers.otlp.protocols.grpc.endpoint}`).toBe(OTLP_ENDPOINT);
});

test("nobody outside of the task reaches it", () => {
  expect(collector.portMappings).toEqual([]);
  const { grpc, http } = configuration.receivers.otlp.protocols;
  for (const { endpoint } of [grpc, http]) expect(endpoint).toMatch(/^127\.0\.0\.1:\d+$/);
});

test("every part that the pipeline names is there, and so is what answers the health check", () => {
  const { receivers, processors, exporters } = configuration.service.pipelines.traces;
  expect(Object.keys(configuration.receivers)).toEqual(receivers);
  expect(Object.keys(configuration.processors)).toEqual(processors);
  expect(Object.keys(configuration.exporters)).toEqual(exporters);
  expect(Object.keys(configuration.extensions)).toEqual(configuration.service.extensions);
  expect(collector.healthCheck.command).toEqual(["CMD", "/healthcheck"]);
});

test("the application runs on without it, and it changes nothing and has no rights of the kernel's", () => {
  expect(collector).toMatchObject({
    essential: false,
    readonlyRootFilesystem: true,
    linuxParameters: { capabilities: { add: [], drop: ["ALL"] } },
    logConfiguration: logs,
  });
});

test("its image has a version, and comes from a registry that everybody can read", () => {
  expect(collector.image).toMatch(/^public\.ecr\.aws\/aws-observability\/aws-otel-collector:v\d+\.\d+\.\d+$/);
});

test("who sends traces may put them and ask which to take, and read none", () => {
  const actions = [sendsTraces.Action].flat();
  expect(actions).toEqual(expect.arrayContaining(["xray:PutTraceSegments", "xray:GetSamplingRules"]));
  expect(actions.filter((action) => !/^xray:(Put|GetSampling)\w+$/.test(action))).toEqual([]);
});
