import { ClusterNotFoundException, ServiceNotActiveException, ServiceNotFoundException } from "@aws-sdk/client-ecs";
import { rotate } from "../../../functions/rotation/rotate";
import { randomSecret } from "../../../functions/secret-rotation/value";
import { eventOf, FakeSecrets, STEPS } from "../fake-secrets";

const restarts = ["shop-test/shop-test-backend", "shop-test/shop-test-worker"];
const about = { message: "it is not there", $metadata: {} };

/** ECS that notes what is asked of it; `fails` by service. */
class FakeServices {
  readonly asked: object[] = [];
  constructor(readonly fails: Readonly<Record<string, Error>> = {}) {}

  async send({ input }: { input: { service: string } }): Promise<object> {
    this.asked.push(input);
    if (this.fails[input.service]) throw this.fails[input.service];
    return {};
  }
}

function begun(services: FakeServices) {
  const secrets = new FakeSecrets("f".repeat(64));
  secrets.begin("second");
  const steps = randomSecret({ secrets: secrets as never, services: services as never, restarts });
  return { secrets, step: (name: string) => rotate(eventOf(name), secrets as never, steps) };
}

test("services that keep the old value are deployed anew once the new one is current, not before", async () => {
  const services = new FakeServices();
  const { step } = begun(services);
  for (const name of STEPS.slice(0, 3)) await step(name);
  expect(services.asked).toEqual([]);
  await step("finishSecret");
  expect(services.asked).toEqual([
    { cluster: "shop-test", service: "shop-test-backend", forceNewDeployment: true },
    { cluster: "shop-test", service: "shop-test-worker", forceNewDeployment: true },
  ]);
});

test.each([new ClusterNotFoundException(about), new ServiceNotFoundException(about), new ServiceNotActiveException(about)])(
  "a service that is not there is no error: $name",
  async (failure) => {
    const services = new FakeServices({ "shop-test-backend": failure });
    const { secrets, step } = begun(services);
    for (const name of STEPS) await step(name);
    expect(services.asked).toHaveLength(2);
    expect(secrets.holderOf("AWSCURRENT")?.[0]).toBe("second");
  },
);

test("a deployment that could not be started keeps no other from it, fails the step, and is tried again by its next call", async () => {
  const fails: Record<string, Error> = { "shop-test-backend": new Error("not authorized") };
  const services = new FakeServices(fails);
  const { secrets, step } = begun(services);
  for (const name of STEPS.slice(0, 3)) await step(name);
  await expect(step("finishSecret")).rejects.toThrow("not authorized");
  expect(services.asked).toHaveLength(2);
  expect(secrets.holderOf("AWSCURRENT")?.[0]).toBe("second");
  delete fails["shop-test-backend"];
  await step("finishSecret");
  expect(services.asked).toHaveLength(4);
});
