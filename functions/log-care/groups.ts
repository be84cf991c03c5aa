import {
  AssociateKmsKeyCommand,
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
} from "@aws-sdk/client-cloudwatch-logs";

export type Logs = Pick<CloudWatchLogsClient, "send">;

/** How the events of a group are kept. */
export interface Keeping {
  readonly retentionInDays: number;
  /** Its policy must admit the `logs` service. What came before the key stays as it was encrypted. */
  readonly kmsKeyId: string;
}

/** Sees to a group that another service writes to, and makes it where that one has not yet. Done twice, it is as done once. */
export async function careFor(logs: Logs, logGroupName: string, { retentionInDays, kmsKeyId }: Keeping): Promise<void> {
  await unless(ResourceAlreadyExistsException, logs.send(new CreateLogGroupCommand({ logGroupName, kmsKeyId })));
  await logs.send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
}

/** Names of all groups that begin with one of these. */
export async function groupsOf(logs: Logs, prefixes: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const logGroupNamePrefix of prefixes) {
    let nextToken: string | undefined;
    do {
      const page = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix, nextToken }));
      found.push(...(page.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
  }
  return found;
}

/** Deletes a group with all that is in it; one that is not there is no error. */
export async function remove(logs: Logs, logGroupName: string): Promise<void> {
  await unless(ResourceNotFoundException, logs.send(new DeleteLogGroupCommand({ logGroupName })));
}

/**
 * What passes by itself: another change of the same group, such as its service making it at this moment; a refusal by IAM
 * or KMS, since role and key may have been made a moment ago, and not all of AWS knows them yet; too many requests.
 * Source: CloudWatch Logs API reference, "CreateLogGroup", "AssociateKmsKey" and "Common Errors".
 */
export const mayPass = ({ name }: Error): boolean =>
  ["OperationAbortedException", "AccessDeniedException", "ThrottlingException", "ServiceUnavailableException"].includes(name);

async function unless(expected: new (...given: never[]) => Error, asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof expected)) throw error;
  });
}
