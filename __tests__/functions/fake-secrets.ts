import { ResourceNotFoundException } from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerRotationEvent } from "aws-lambda";

export const SECRET = "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/test/signing";
type Version = { value?: string; stages: string[] };
type Input = {
  VersionId?: string;
  VersionStage?: string;
  ClientRequestToken?: string;
  SecretString?: string;
  VersionStages?: string[];
};

/** Secrets Manager with one secret, as far as a rotation sees it: labels move, and a version has one value for ever. */
export class FakeSecrets {
  readonly versions: Map<string, Version>;
  made = 0;
  /** Left out of the description where it is undefined. */
  rotating: boolean | undefined = true;

  constructor(first: string) {
    this.versions = new Map([["first", { value: first, stages: ["AWSCURRENT"] }]]);
  }

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

/** The steps of a rotation, in their order. */
export const STEPS = ["createSecret", "setSecret", "testSecret", "finishSecret"];

/** What Secrets Manager calls the function with. */
export const eventOf = (Step: string, ClientRequestToken = "second") =>
  ({ Step, SecretId: SECRET, ClientRequestToken }) as SecretsManagerRotationEvent;
