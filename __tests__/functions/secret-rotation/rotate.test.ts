import { rotate } from "../../../functions/rotation/rotate";
import { randomSecret } from "../../../functions/secret-rotation/value";
import { eventOf, FakeSecrets, SECRET, STEPS } from "../fake-secrets";

const aSecret = () => new FakeSecrets("f".repeat(64));
const step = (secrets: FakeSecrets, name: string) => {
  const services = { send: () => Promise.reject(new Error("nothing was to be restarted")) };
  return rotate(
    eventOf(name),
    secrets as never,
    randomSecret({ secrets: secrets as never, services: services as never, restarts: [] }),
  );
};

async function rotated(secrets: FakeSecrets, times: number): Promise<FakeSecrets> {
  secrets.begin("second");
  for (const each of STEPS) for (let time = 0; time < times; time++) await step(secrets, each);
  return secrets;
}

test.each([1, 2])(
  "after four steps, each called %d times, a new value is current and the one before it previous",
  async (times) => {
    const secrets = await rotated(aSecret(), times);
    expect(secrets.holderOf("AWSCURRENT")).toEqual(["second", { value: "1".repeat(64), stages: ["AWSPENDING", "AWSCURRENT"] }]);
    expect(secrets.holderOf("AWSPREVIOUS")?.[0]).toBe("first");
    expect(secrets.made).toBe(1);
  },
);

test("a version that is current already stays as it is, whatever step is asked for", async () => {
  const secrets = await rotated(aSecret(), 1);
  const before = structuredClone([...secrets.versions]);
  for (const each of STEPS) await step(secrets, each);
  expect([...secrets.versions]).toEqual(before);
});

test("a secret that does not say whether it is rotated is rotated", async () => {
  const secrets = aSecret();
  secrets.rotating = undefined;
  await rotated(secrets, 1);
  expect(secrets.holderOf("AWSCURRENT")?.[0]).toBe("second");
});

test("a value that readers could not use does not become current", async () => {
  const secrets = aSecret();
  secrets.begin("second");
  await expect(step(secrets, "testSecret")).rejects.toThrow("the new value must have 64 characters");
  secrets.versions.set("second", { value: "f".repeat(64), stages: ["AWSPENDING"] });
  await expect(step(secrets, "testSecret")).rejects.toThrow("the new value must differ from the current one");
});

test.each([
  {
    case: "rotation is off",
    prepare: (secrets: FakeSecrets) => secrets.stop(),
    problem: `${SECRET} must have rotation enabled`,
  },
  { case: "the version is unknown", prepare: () => undefined, problem: `${SECRET} must know the version second` },
  {
    case: "the version is an old one",
    prepare: (secrets: FakeSecrets) => void secrets.versions.set("second", { value: "x", stages: ["AWSPREVIOUS"] }),
    problem: `version second of ${SECRET} must be pending, it is AWSPREVIOUS`,
  },
])("nothing is done when $case", async ({ prepare, problem }) => {
  const secrets = aSecret();
  prepare(secrets);
  await expect(step(secrets, "createSecret")).rejects.toThrow(problem);
  expect(secrets.made).toBe(0);
});

test("a version without a value does not become current", async () => {
  const secrets = aSecret();
  secrets.begin("second");
  await expect(step(secrets, "finishSecret")).rejects.toThrow(`version second of ${SECRET} must have a value`);
  expect(secrets.holderOf("AWSCURRENT")?.[0]).toBe("first");
});
