import { dev } from "../../../environments/foundry/dev";
import { AiTasksStack } from "../../../stacks/foundry/ai-tasks-stack";
import type { NetworkStack } from "../../../stacks/foundry/network-stack";
import { FoundryAccess } from "../../../stacks/foundry/service-access";
import type { StorageStack } from "../../../stacks/foundry/storage-stack";
import { layersOf } from "../../../stacks/platform-stack";
import type { SecurityStack } from "../../../stacks/security-stack";
import { withoutTraces } from "../../../stacks/without-traces";
import { foundry } from "../../../systems/foundry";
import type { FoundrySettings } from "../../../systems/foundry-settings";
import { scratchApp } from "../../support/scratch-app";

// What no settings bring about: only a mistake in how the system wires its stacks.

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/1";

function stacksOn(runtime: FoundrySettings["services"]["runtime"]) {
  const app = scratchApp();
  withoutTraces(() => foundry(app, { ...dev, services: { ...dev.services, runtime } }));
  const stack = (layer: string) => app.node.findChild(`foundry-dev-${layer}`);
  return {
    app,
    network: stack("network") as NetworkStack,
    storage: stack("storage") as StorageStack,
    security: stack("security"),
  };
}
const onRunner = stacksOn("app-runner");
const onFargate = stacksOn("fargate");

test("App Runner gets no image of a service that it does not run", () => {
  expect(() => onFargate.storage.runnerImage("web")).toThrow(
    new Error('foundry-dev-storage has no image for "web", which does not run on App Runner'),
  );
});

test("groups of origins are not made up where App Runner serves the origins itself", () => {
  expect(() => onRunner.network.groups.origins).toThrow(
    new Error('foundry-dev-network/groups has no groups for origins: the runtime is "app-runner"'),
  );
});

test("a service that needs a secret does not go without", () => {
  const security: SecurityStack = Object.create(onRunner.security, { givenSecretArns: { value: new Map() } });
  const access = new FoundryAccess({
    domain: dev.names.domain,
    prefix: "foundry-dev",
    place: { accountId: dev.account.id, region: dev.region, keyArn },
    choices: { runtime: "app-runner", gpu: "none", connections: "direct", aiDatabase: "none" },
    security,
    storage: onRunner.storage,
    database: onRunner.app.node.findChild("foundry-dev-database") as never,
  });
  expect(() => access.api("https://ai.example.com")).toThrow(
    new Error('the security stack must have a secret "clerk-secret-key"'),
  );
});

test("instances with graphics processors do not start in no group", () => {
  const { app, network, storage } = onFargate;
  const identity = { ...layersOf("foundry", dev)("other"), prefix: "foundry-dev" };
  const { domain } = dev.names;
  const make = () =>
    new AiTasksStack(app, identity, {
      tasks: { on: "gpu", purchase: "spot", inference: dev.inference },
      site: { domain, zoneId: () => "Z1" },
      network,
      storage,
      access: { statements: [], variables: {} },
      keyArn,
      kept: { logDays: 30, accessLogDays: 30 },
      data: "disposable",
    });
  expect(make).toThrow(new Error("foundry-dev-other needs a security group for its instances"));
});
