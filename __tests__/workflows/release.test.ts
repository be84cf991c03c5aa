import { type Answers, optionOf, withAws } from "./fake-aws";

const ARN = "arn:aws:ecs:us-east-1:111111111111:task-definition";
const NEW = `${ARN}/shop-test-backend-release:8`;
const OLD = `${ARN}/shop-test-backend-release:7`;
const IMAGE = "111111111111.dkr.ecr.us-east-1.amazonaws.com/shop-test-backend:v8-0a1b";

/** As `aws ecs describe-task-definition --include TAGS` answers it. */
const template = {
  taskDefinition: {
    taskDefinitionArn: `${ARN}/shop-test-backend:3`,
    containerDefinitions: [
      {
        name: "shop-test-backend",
        image: "public.ecr.aws/docker/library/node:22-alpine",
        command: ["node", "-e", "placeholder"],
        cpu: 0,
        portMappings: [{ containerPort: 8000, hostPort: 8000, protocol: "tcp" }],
        essential: true,
        environment: [{ name: "DATABASE_HOST", value: "db.internal" }],
        secrets: [{ name: "APPLICATION_SECRET", valueFrom: "arn:aws:secretsmanager:us-east-1:111111111111:secret:x" }],
        readonlyRootFilesystem: true,
        user: "1000:1000",
        mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp" }],
        volumesFrom: [],
        systemControls: [],
      },
      { name: "agent", image: "agent:1", command: ["run"], essential: false },
    ],
    family: "shop-test-backend",
    taskRoleArn: "arn:aws:iam::111111111111:role/shop-test-backend-task",
    executionRoleArn: "arn:aws:iam::111111111111:role/shop-test-backend-execution",
    networkMode: "awsvpc",
    revision: 3,
    volumes: [{ name: "tmp" }],
    status: "ACTIVE",
    requiresAttributes: [{ name: "com.amazonaws.ecs.capability.task-iam-role" }],
    placementConstraints: [],
    compatibilities: ["EC2", "FARGATE"],
    runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    registeredAt: "2026-01-01T00:00:00+00:00",
    registeredBy: "arn:aws:sts::111111111111:assumed-role/shop-test-apply/x",
  },
  tags: [{ key: "System", value: "shop" }],
};

const deployment = (taskDefinition: string, rolloutState: string, more = {}) => ({
  status: "PRIMARY",
  taskDefinition,
  rolloutState,
  desiredCount: 2,
  runningCount: 1,
  failedTasks: 0,
  ...more,
});
const service = (taskDefinition: string, ...deployments: unknown[]) => ({
  services: [{ taskDefinition, deployments, events: [{ message: "(service shop-test-backend) tasks failed to start." }] }],
});
const under = service(NEW, deployment(NEW, "IN_PROGRESS"), deployment(OLD, "COMPLETED", { status: "ACTIVE" }));

const release = (described: readonly unknown[], changes: Answers = {}) =>
  withAws("release.cjs", ["shop-test", "shop-test-backend", IMAGE], {
    "ecs describe-task-definition": [template],
    "ecs register-task-definition": [{ taskDefinition: { taskDefinitionArn: NEW } }],
    "ecs update-service": [{ service: {} }],
    "ecs describe-services": described,
    ...changes,
  });

test("what is registered is the template with the image in and the placeholder's command out, as a family of its own", async () => {
  const { code, calls } = await release([service(NEW, deployment(NEW, "COMPLETED"))]);
  expect(code).toBe(0);
  const registered = JSON.parse(optionOf(calls[1], "--cli-input-json"));
  const { taskDefinition } = template;
  const { command: _placeholder, ...container } = taskDefinition.containerDefinitions[0];
  expect(registered).toEqual({
    family: "shop-test-backend-release",
    containerDefinitions: [{ ...container, image: IMAGE }, taskDefinition.containerDefinitions[1]],
    taskRoleArn: taskDefinition.taskRoleArn,
    executionRoleArn: taskDefinition.executionRoleArn,
    networkMode: "awsvpc",
    volumes: taskDefinition.volumes,
    placementConstraints: [],
    runtimePlatform: taskDefinition.runtimePlatform,
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    tags: template.tags,
  });
});

test("it starts from the newest revision that Terraform has written, not from the release before", async () => {
  const { calls } = await release([service(NEW, deployment(NEW, "COMPLETED"))]);
  expect(calls.map(({ name }) => name)).toEqual([
    "ecs describe-task-definition",
    "ecs register-task-definition",
    "ecs update-service",
    "ecs describe-services",
  ]);
  expect(optionOf(calls[0], "--task-definition")).toBe("shop-test-backend");
  expect(calls[2].options.slice(0, 6)).toEqual([
    ...["--cluster", "shop-test"],
    ...["--service", "shop-test-backend"],
    ...["--task-definition", NEW],
  ]);
});

test("it waits until the service has settled, also where the change is not described at once", async () => {
  const { code, output } = await release([
    service(OLD, deployment(OLD, "COMPLETED")),
    under,
    service(NEW, deployment(NEW, "COMPLETED")),
  ]);
  expect(output).toContain("1 of 2 tasks run, 0 failed");
  expect(output).toContain(`shop-test-backend runs ${NEW}`);
  expect(code).toBe(0);
});

test.each([
  {
    what: "has given up",
    last: service(
      OLD,
      deployment(OLD, "IN_PROGRESS"),
      deployment(NEW, "FAILED", { rolloutStateReason: "tasks failed to start" }),
    ),
    reason: "tasks failed to start",
  },
  { what: "runs the release before again", last: service(OLD, deployment(OLD, "COMPLETED")), reason: `it runs ${OLD}` },
])("it fails when ECS $what, and says what ECS said", async ({ last, reason }) => {
  const { code, output } = await release([under, last]);
  expect(code).toBe(1);
  expect(output).toContain(`shop-test-backend went back to what it ran before: ${reason}\n  (service shop-test-backend) tasks`);
});

test("it fails when the service does not settle in time", async () => {
  const { code, output } = await release([under]);
  expect(code).toBe(1);
  expect(output).toContain("did not settle in 0.05 minutes");
}, 30_000);

test("it changes nothing when the template has no such container", async () => {
  const other = { taskDefinition: { ...template.taskDefinition, containerDefinitions: [{ name: "app" }] } };
  const { code, output, calls } = await release([], { "ecs describe-task-definition": [other] });
  expect(code).toBe(1);
  expect(output).toContain("shop-test-backend has no container shop-test-backend");
  expect(calls).toHaveLength(1);
});
