import { ResourceNotFoundException } from "@aws-sdk/client-secrets-manager";
import { rotate } from "../../../functions/secret-rotation/rotate";

const SECRET = "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/test/signing";
type Version = { value?: string; stages: string[] };
type Input = {
  VersionId?: string;
  VersionStage?: string;
  ClientRequestToken?: string;
  SecretString?: string;
  VersionStages?: string[];
};

/** Secrets Manager with one secret, as far as a rotation sees it: labels move, and a version has one value for ever. */
class FakeSecrets {
  readonly versions = new Map<string, Version>([["first", { value: "f".repeat(64), stages: ["AWSCURRENT"] }]]);
  made = 0;
  rotating = true;

  stop(): void {
    this.rotating = false;
  }

  begin(version: string): void {
    this.versions.set(version, { stages: ["AWSPENDING"] });
  }

  holderOf(stage: string): [string, Version] | undefined {
    return [...this.versions].find(([, { stages }]) => stages.includes(stage));
  }

  async send(command: object & { input: object }): Promise<unknown> {
    const input = command.input as Input & Record<string, string>;
    const answers: Record<string, () => unknown> = {
      DescribeSecretCommand: () => ({
        RotationEnabled: this.rotating,
        VersionIdsToStages: Object.fromEntries([...this.versions].map(([id, { stages }]) => [id, [...stages]])),
      }),
      GetSecretValueCommand: () => {
        const found = input.VersionId ? this.versions.get(input.VersionId) : this.holderOf("AWSCURRENT")?.[1];
        if (found?.value && (!input.VersionStage || found.stages.includes(input.VersionStage)))
          return { SecretString: found.value };
        throw new ResourceNotFoundException({ message: "no value", $metadata: {} });
      },
      GetRandomPasswordCommand: () => {
        this.made += 1;
        return { RandomPassword: String(this.made).repeat(64) };
      },
      PutSecretValueCommand: () => {
        const version = this.versions.get(String(input.ClientRequestToken)) as Version;
        if (version.value && version.value !== input.SecretString) throw new Error("a version has one value for ever");
        version.value = input.SecretString;
      },
      UpdateSecretVersionStageCommand: () =>
        this.move(String(input.VersionStage), String(input.MoveToVersionId), input.RemoveFromVersionId),
    };
    return answers[command.constructor.name]();
  }

  private move(stage: string, to: string, from?: string): void {
    const [holder, version] = this.holderOf(stage) ?? [];
    if (holder !== from) throw new Error(`${stage} must be taken from ${holder}, not from ${from}`);
    if (version) version.stages = [...version.stages.filter((each) => each !== stage), "AWSPREVIOUS"];
    this.versions.get(to)?.stages.push(stage);
  }
}

const step = (secrets: FakeSecrets, Step: string, ClientRequestToken = "second") =>
  rotate({ Step, SecretId: SECRET, ClientRequestToken } as Parameters<typeof rotate>[0], secrets as never);
const STEPS = ["createSecret", "setSecret", "testSecret", "finishSecret"];

async function rotated(secrets: FakeSecrets, times: number): Promise<FakeSecrets> {
  secrets.begin("second");
  for (const each of STEPS) for (let time = 0; time < times; time++) await step(secrets, each);
  return secrets;
}

test.each([1, 2])(
  "after four steps, each called %d times, a new value is current and the one before it previous",
  async (times) => {
    const secrets = await rotated(new FakeSecrets(), times);
    expect(secrets.holderOf("AWSCURRENT")).toEqual(["second", { value: "1".repeat(64), stages: ["AWSPENDING", "AWSCURRENT"] }]);
    expect(secrets.holderOf("AWSPREVIOUS")?.[0]).toBe("first");
    expect(secrets.made).toBe(1);
  },
);

test("a version that is current already stays as it is, whatever step is asked for", async () => {
  const secrets = await rotated(new FakeSecrets(), 1);
  const before = structuredClone([...secrets.versions]);
  for (const each of STEPS) await step(secrets, each);
  expect([...secrets.versions]).toEqual(before);
});

test("a value that readers could not use does not become current", async () => {
  const secrets = new FakeSecrets();
  secrets.begin("second");
  await expect(step(secrets, "testSecret")).rejects.toThrow(`version second of ${SECRET} must have 64 characters`);
  secrets.versions.set("second", { value: "f".repeat(64), stages: ["AWSPENDING"] });
  await expect(step(secrets, "testSecret")).rejects.toThrow(`version second of ${SECRET} must differ from the current one`);
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
  const secrets = new FakeSecrets();
  prepare(secrets);
  await expect(step(secrets, "createSecret")).rejects.toThrow(problem);
  expect(secrets.made).toBe(0);
});
