import {
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerRotationEvent } from "aws-lambda";

type Secrets = Pick<SecretsManagerClient, "send">;

/** As long as the first value, which Terraform made. */
const LENGTH = 64;
const CURRENT = "AWSCURRENT";
const PENDING = "AWSPENDING";

/**
 * One of the four steps of a rotation. Secrets Manager may call each again: a step that is done already does nothing.
 * The value is used by its readers only and stands nowhere else, so there is nothing to set.
 */
export async function rotate(event: SecretsManagerRotationEvent, secrets: Secrets): Promise<void> {
  const { Step: step, SecretId, ClientRequestToken: version } = event;
  const { RotationEnabled, VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  if (!RotationEnabled) throw new Error(`${SecretId} must have rotation enabled`);
  const stages = VersionIdsToStages[version];
  if (!stages) throw new Error(`${SecretId} must know the version ${version}`);
  if (stages.includes(CURRENT)) return;
  if (!stages.includes(PENDING)) throw new Error(`version ${version} of ${SecretId} must be pending, it is ${stages.join(", ")}`);
  if (step === "createSecret") await create(secrets, SecretId, version);
  if (step === "testSecret") await test(secrets, SecretId, version);
  if (step === "finishSecret") await finish(secrets, SecretId, version, VersionIdsToStages);
}

async function create(secrets: Secrets, SecretId: string, version: string): Promise<void> {
  if ((await readValue(secrets, SecretId, version, PENDING)) !== undefined) return;
  const random = new GetRandomPasswordCommand({ PasswordLength: LENGTH, ExcludePunctuation: true });
  const { RandomPassword: SecretString } = await secrets.send(random);
  await secrets.send(
    new PutSecretValueCommand({ SecretId, ClientRequestToken: version, SecretString, VersionStages: [PENDING] }),
  );
}

/** Readers will get a value, whole and new. */
async function test(secrets: Secrets, SecretId: string, version: string): Promise<void> {
  const pending = await readValue(secrets, SecretId, version, PENDING);
  if (pending?.length !== LENGTH) throw new Error(`version ${version} of ${SecretId} must have ${LENGTH} characters`);
  const { SecretString: current } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  if (pending === current) throw new Error(`version ${version} of ${SecretId} must differ from the current one`);
}

async function finish(secrets: Secrets, SecretId: string, version: string, stages: Record<string, string[]>): Promise<void> {
  const [current] = Object.entries(stages).find(([, names]) => names.includes(CURRENT)) ?? [];
  await secrets.send(
    new UpdateSecretVersionStageCommand({
      SecretId,
      VersionStage: CURRENT,
      MoveToVersionId: version,
      RemoveFromVersionId: current,
    }),
  );
}

async function readValue(
  secrets: Secrets,
  SecretId: string,
  VersionId: string,
  VersionStage: string,
): Promise<string | undefined> {
  try {
    return (await secrets.send(new GetSecretValueCommand({ SecretId, VersionId, VersionStage }))).SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
