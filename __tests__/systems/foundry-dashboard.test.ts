import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments, systemIn } from "../support/system-stacks";
import { variants } from "../support/variants";

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly [namespace: string, name: string, ...rest: readonly unknown[]])[];
  };
}

const { fargate, proxy, onDemand } = variants.foundry;
const shipped = synthesizeSystem("foundry");
const roles = ["web", "api", "ai"];
const tried = [
  ...environments.map((environment) => ({ what: "shipped", outdir: shipped, environment, onRunners: roles })),
  { what: "on Fargate", outdir: synthesizeAll(fargate), environment: "prod", onRunners: [] },
  { what: "with ai on graphics processors", outdir: synthesizeAll(proxy), environment: "prod", onRunners: ["web", "api"] },
  { what: "with everything as tasks", outdir: synthesizeAll(onDemand), environment: "dev", onRunners: [] },
];

/** ai has a stack of its own, where it is the only service. */
const nameOf = (role: string) => (role === "ai" ? "service" : `service-${role}`);
const onRunner = (role: string) => ({
  latency: "RequestLatency",
  reference: new RegExp(`aws_apprunner_service${nameOf(role)}_`),
  others: [
    ...["4xxStatusResponses", "5xxStatusResponses", "Requests", "CPUUtilization", "MemoryUtilization"],
    ...["Concurrency", "ActiveInstances"],
  ],
});
const asTasks = (role: string) => ({
  latency: "TargetResponseTime",
  reference: new RegExp(`aws_(ecs_service${nameOf(role)}|lb_target_groupload-balancer_${role})_`),
  others: [
    ...["HTTPCode_Target_4XX_Count", "HTTPCode_Target_5XX_Count", "CPUUtilization", "MemoryUtilization"],
    ...["RunningTaskCount", "UnHealthyHostCount"],
  ],
});

describe.each(tried)("the dashboard of foundry $what in $environment", ({ outdir, environment, onRunners }) => {
  const { one, of, resources } = systemIn(outdir, "foundry", environment);
  const { dashboard_body: body } = one("aws_cloudwatch_dashboard");
  const { widgets }: { widgets: Widget[] } = JSON.parse(String(body));
  const lines = widgets.flatMap(({ properties }) => properties.metrics ?? []);
  /** What is drawn of a service, by the reference to it. */
  const drawn = (metric: string, reference: RegExp) =>
    lines.filter(([, name, ...rest]) => name === metric && rest.some((each) => reference.test(String(each))));
  const percentilesOf = (found: typeof lines) =>
    found.flatMap((line) => {
      const { stat } = (line.at(-1) ?? {}) as { stat?: string };
      return stat ? [stat] : [];
    });

  test("shows every alarm that people are told of", () => {
    const watching = resources("watching").filter(({ type }) => type === "aws_cloudwatch_metric_alarm");
    expect(watching.length).toBeGreaterThan(40);
    const [shown] = widgets.flatMap(({ properties }) => (properties.alarms ? [properties.alarms] : []));
    expect([...shown].sort()).toEqual(watching.map(({ address }) => `\${${address}.arn}`).sort());
  });

  test("shows the metric of every alarm with its threshold", () => {
    const titles = widgets.map(({ properties }) => properties.title);
    const told = of("aws_cloudwatch_metric_alarm", "watching").map(({ alarm_name: name }) => name);
    expect(told.filter((name) => !titles.includes(String(name)))).toEqual([]);
  });

  test.each(roles)("shows how %s answers: three percentiles, errors, load and how much of it there is", (role) => {
    const { latency, reference, others } = onRunners.includes(role) ? onRunner(role) : asTasks(role);
    expect(percentilesOf(drawn(latency, reference))).toEqual(["p50", "p95", "p99"]);
    expect(others.filter((metric) => drawn(metric, reference).length !== 1)).toEqual([]);
  });

  test("shows what the NAT gateways carry, and load, connections, disk and queue of the database", () => {
    const gateways = of("aws_nat_gateway").length;
    expect(gateways).toBe(environment === "prod" ? 2 : 1);
    for (const metric of ["BytesOutToDestination", "BytesInFromDestination"]) {
      expect(drawn(metric, /aws_nat_gateway/)).toHaveLength(gateways);
    }
    const ofDatabase = [
      ...["CPUUtilization", "DatabaseConnections", "FreeStorageSpace"],
      ...["ReadIOPS", "WriteIOPS", "DiskQueueDepth"],
    ];
    expect(ofDatabase.filter((metric) => drawn(metric, /aws_db_instancepostgres_/).length !== 1)).toEqual([]);
  });

  test("lies on CloudWatch's grid: no widget covers another, or hangs over its edge", () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, index) => `${x + (index % width)} ${y + Math.floor(index / width)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(widgets.filter(({ x, width }) => x + width > 24)).toEqual([]);
  });
});
