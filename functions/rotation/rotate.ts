import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerRotationEvent } from "aws-lambda";

export type Secrets = Pick<SecretsManagerClient, "send">;

/** What one kind of secret does in the steps of its rotation. Each may be asked for again. */
export interface Steps {
  /** Makes the next value. */
  next(current: string): Promise<string>;
  /** Gives the value to whatever checks it. */
  set?(value: string): Promise<void>;
  /** Throws when readers could not use the value. Secrets Manager also tries the function so, with the current value or with none. */
  test(value: string | undefined, current: string): Promise<void>;
  /** Tells readers that the value has changed. */
  finished?(): Promise<void>;
}

const CURRENT = "AWSCURRENT";
const PENDING = "AWSPENDING";

/** One of the four steps of a rotation. Secrets Manager may call each again: a step that is done already does nothing. */
export async function rotate(event: SecretsManagerRotationEvent, secrets: Secrets, steps: Steps): Promise<void> {
  const { Step: step, SecretId, ClientRequestToken: version } = event;
  const { RotationEnabled, VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  // Not said at all is no refusal: AWS's own rotation functions take it so, too.
  if (RotationEnabled === false) throw new Error(`${SecretId} must have rotation enabled`);
  const stages = VersionIdsToStages[version];
  if (!stages) throw new Error(`${SecretId} must know the version ${version}`);
  if (stages.includes(CURRENT)) {
    // Whoever moved the label may have failed at telling it.
    if (step === "finishSecret") await steps.finished?.();
    return;
  }
  if (!stages.includes(PENDING)) throw new Error(`version ${version} of ${SecretId} must be pending, it is ${stages.join(", ")}`);
  const pending = await readPending(secrets, SecretId, version);
  const needed = () => {
    if (pending === undefined) throw new Error(`version ${version} of ${SecretId} must have a value`);
    return pending;
  };
  if (step === "createSecret" && pending === undefined) {
    const SecretString = await steps.next(await readCurrent(secrets, SecretId));
    const put = { SecretId, ClientRequestToken: version, SecretString, VersionStages: [PENDING] };
    await secrets.send(new PutSecretValueCommand(put));
  }
  if (step === "setSecret") await steps.set?.(needed());
  if (step === "testSecret") await steps.test(pending, await readCurrent(secrets, SecretId));
  if (step === "finishSecret") {
    needed();
    await makeCurrent(secrets, SecretId, version, VersionIdsToStages);
    await steps.finished?.();
  }
}

async function makeCurrent(secrets: Secrets, SecretId: string, version: string, stages: Record<string, string[]>) {
  const [RemoveFromVersionId] = Object.entries(stages).find(([, names]) => names.includes(CURRENT)) ?? [];
  const move = { SecretId, VersionStage: CURRENT, MoveToVersionId: version, RemoveFromVersionId };
  await secrets.send(new UpdateSecretVersionStageCommand(move));
}

async function readCurrent(secrets: Secrets, SecretId: string): Promise<string> {
  return (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? "";
}

async function readPending(secrets: Secrets, SecretId: string, VersionId: string): Promise<string | undefined> {
  try {
    return (await secrets.send(new GetSecretValueCommand({ SecretId, VersionId, VersionStage: PENDING }))).SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
