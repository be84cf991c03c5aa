import type { ServiceContainer } from "../../../modules/compute/container-definition";
import { build } from "../../support/build";
import { addService, service } from "./a-service";

const problems = (container: Partial<ServiceContainer>) =>
  build((stack) => void addService(stack, { container: { ...service.container, ...container } })).problems;

test.each<[Partial<ServiceContainer>, string]>([
  [{ port: 80 }, "container.port must be from 1024 to 65535, because the user is not root, got 80"],
  [{ healthPath: "health" }, 'container.healthPath must be a path such as "/health", got "health"'],
  [{ user: "0:1000" }, "container.user must be a user's and a group's number, none of them 0, got \"0:1000\""],
  [{ user: "node" }, "container.user must be a user's and a group's number, none of them 0, got \"node\""],
  [{ writablePaths: ["tmp"] }, 'container.writablePaths must be absolute paths below /, got "tmp"'],
  [
    { writablePaths: ["/var/run", "/var-run"] },
    'container.writablePaths must give different volumes, got "/var-run" for var-run again',
  ],
  [
    { variables: { DATABASE_PASSWORD: "hunter2" } },
    "container.variables must hold no secret, got DATABASE_PASSWORD: put its ARN into container.secrets",
  ],
  [
    { variables: { SIGNING: "x" }, secrets: { SIGNING: "arn:aws:secretsmanager:us-east-1:111111111111:secret:s" } },
    "container.variables must not repeat a name of container.secrets, got SIGNING",
  ],
])("%j is refused with one sentence", (container, problem) => {
  expect(problems(container)).toEqual([`task: ${problem}`]);
});

test("a variable may say where a secret lies", () => {
  expect(problems({ variables: { APP_SECRET_ARN: "arn:aws:secretsmanager:us-east-1:111111111111:secret:s" } })).toEqual([]);
});
