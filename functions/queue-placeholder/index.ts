import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";

/** Takes messages off the queue until the application itself is deployed. Only what is not JSON comes back and ends as a dead letter. */
export async function handler({ Records: records }: SQSEvent): Promise<SQSBatchResponse> {
  const broken = records.filter((record) => !isJson(record));
  // Ids only: a body may hold what must not stand in a log.
  console.log({ received: records.map(({ messageId }) => messageId), broken: broken.map(({ messageId }) => messageId) });
  return { batchItemFailures: broken.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

function isJson({ body }: SQSRecord): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}
