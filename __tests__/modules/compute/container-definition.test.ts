import {
  type ContainerHost,
  type ContainerStart,
  containerDefinitions,
  hostVolumes,
  type ServiceContainer,
} from "../../../modules/compute/container-definition";
import { service } from "./a-service";

const start: ContainerStart = {
  name: "shop-test-api",
  image: "public.ecr.aws/docker/library/node:22-alpine",
  logs: { group: "/ecs/shop-test/api", region: "us-east-1" },
  shell: "none",
};
const written = (container: Partial<ServiceContainer> = {}, changes: Partial<ContainerStart> = {}) =>
  containerDefinitions({ ...service.container, ...container }, { ...start, ...changes });
const only = (...given: Parameters<typeof written>) => {
  const [container, ...more] = JSON.parse(written(...given));
  expect(more).toEqual([]);
  return container;
};

test("the container is no root, changes nothing but its volumes, and has no rights of the kernel's", () => {
  expect(only()).toMatchObject({
    user: "1000:1000",
    readonlyRootFilesystem: true,
    linuxParameters: { initProcessEnabled: true, capabilities: { add: [], drop: ["ALL"] } },
    mountPoints: [
      { sourceVolume: "tmp", containerPath: "/tmp", readOnly: false },
      { sourceVolume: "app-next-cache", containerPath: "/app/.next/cache", readOnly: false },
    ],
  });
  expect(only()).not.toHaveProperty("privileged");
});

test("ECS asks the container itself whether it is well", () => {
  expect(only().healthCheck).toEqual({
    command: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8000/api/v1/health"],
    interval: 30,
    timeout: 5,
    retries: 3,
    startPeriod: 60,
  });
});

test("a log that is not taken stops nothing", () => {
  expect(only().logConfiguration).toEqual({
    logDriver: "awslogs",
    options: {
      "awslogs-group": "/ecs/shop-test/api",
      "awslogs-region": "us-east-1",
      "awslogs-stream-prefix": "task",
      mode: "non-blocking",
      "max-buffer-size": "4m",
    },
  });
});

test("secrets are named by their ARN, and no value stands anywhere", () => {
  expect(only()).toMatchObject({
    environment: [
      { name: "DATABASE_HOST", value: "db.internal" },
      { name: "LOG_LEVEL", value: "info" },
    ],
    secrets: [{ name: "APP_SECRET", valueFrom: service.container.secrets.APP_SECRET }],
  });
});

test("of a secret that rotates, the value before can be had too", () => {
  const arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop-AbCdEf";
  const { secrets } = only({ secrets: { KEY: arn, KEY_BEFORE: { arn, versionStage: "AWSPREVIOUS" } } });
  expect(secrets).toEqual([
    { name: "KEY", valueFrom: arn },
    { name: "KEY_BEFORE", valueFrom: `${arn}::AWSPREVIOUS:` },
  ]);
});

test("the text is the same whatever the order of variables and secrets", () => {
  const secrets = { A: "arn:a", B: "arn:b" };
  expect(written({ variables: { LOG_LEVEL: "info", X: "1" }, secrets })).toBe(
    written({ variables: { X: "1", LOG_LEVEL: "info" }, secrets: { B: "arn:b", A: "arn:a" } }),
  );
});

test("what ECS adds by itself is written out, and what it leaves out is not: a second plan finds no difference", () => {
  const bare = only({ variables: {}, secrets: {}, writablePaths: [] });
  expect(bare).toMatchObject({
    cpu: 0,
    essential: true,
    portMappings: [{ containerPort: 8000, hostPort: 8000, protocol: "tcp" }],
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
  });
  expect(bare).not.toHaveProperty("secrets");
  expect(bare).not.toHaveProperty("command");
});

test("beside an application that sends traces stands the collector, which writes to the same log under its own name", () => {
  const [application, collector, ...more] = JSON.parse(written({ traces: "x-ray" }));
  expect(more).toEqual([]);
  expect(application).toEqual(only());
  expect(collector.name).toBe("otel-collector");
  expect(collector.logConfiguration.options).toEqual({
    ...application.logConfiguration.options,
    "awslogs-stream-prefix": "traces",
  });
});

describe("a container that has parts of its instance", () => {
  const host: ContainerHost = { gpus: 2, sharedMemoryMiB: 2_048, folders: { "/var/lib/models": "/mnt/models" } };

  test("has its processors, and the folders of the instance beside its own volumes", () => {
    const { resourceRequirements, mountPoints } = only({ writablePaths: ["/tmp"] }, { host });
    expect(resourceRequirements).toEqual([{ type: "GPU", value: "2" }]);
    expect(mountPoints).toEqual([
      { sourceVolume: "tmp", containerPath: "/tmp", readOnly: false },
      { sourceVolume: "var-lib-models", containerPath: "/var/lib/models", readOnly: false },
    ]);
    expect(hostVolumes(host)).toEqual([{ name: "var-lib-models", path: "/var/lib/models", hostPath: "/mnt/models" }]);
  });

  test("may share as much memory between its processes as it is given, and has no more rights of the kernel's by that", () => {
    expect(only({}, { host }).linuxParameters).toEqual({ ...only().linuxParameters, sharedMemorySize: 2_048 });
  });

  test("may take a quarter of an hour to load its model before it counts as unhealthy", () => {
    const { healthCheck } = only({}, { host });
    expect(healthCheck.command).toEqual(only().healthCheck.command);
    expect(healthCheck.startPeriod + healthCheck.retries * healthCheck.interval).toBe(15 * 60);
    // The longest that ECS takes.
    expect(healthCheck.startPeriod).toBeLessThanOrEqual(300);
    expect(healthCheck.retries).toBeLessThanOrEqual(10);
  });

  test("without them there is nothing of an instance", () => {
    expect(only()).not.toHaveProperty("resourceRequirements");
    expect(only().linuxParameters).not.toHaveProperty("sharedMemorySize");
    expect(hostVolumes(undefined)).toEqual([]);
  });
});

test("with ECS Exec its agent may write where it must, and enter as root", () => {
  const { mountPoints, linuxParameters } = only({ writablePaths: [] }, { shell: "ecs-exec" });
  expect(mountPoints.map(({ containerPath }: { containerPath: string }) => containerPath)).toEqual([
    "/var/lib/amazon",
    "/var/log/amazon",
  ]);
  expect(linuxParameters).toEqual({ initProcessEnabled: true });
});
