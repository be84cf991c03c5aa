import type { SQSEvent, SQSRecord } from "aws-lambda";
import { handler } from "../../functions/queue-placeholder/index";

/** As Lambda's poller hands it over. */
const record = (messageId: string, body: string): SQSRecord => ({
  messageId,
  receiptHandle: `handle-${messageId}`,
  body,
  attributes: {
    ApproximateReceiveCount: "1",
    SentTimestamp: "1767225600000",
    SenderId: "AIDAEXAMPLE",
    ApproximateFirstReceiveTimestamp: "1767225600001",
  },
  messageAttributes: {},
  md5OfBody: "0",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:us-east-1:111111111111:shop-test-documents",
  awsRegion: "us-east-1",
});
const batch = (...records: SQSRecord[]): SQSEvent => ({ Records: records });

let said: jest.SpyInstance;
beforeEach(() => {
  said = jest.spyOn(console, "log").mockImplementation(() => undefined);
});
afterEach(() => said.mockRestore());

test("only the broken message of a batch comes back", async () => {
  const answer = await handler(batch(record("a", '{"id":1}'), record("b", "{broken"), record("c", "[]")));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "b" }] });
});

test("a whole batch is taken when all of it is JSON", async () => {
  expect(await handler(batch(record("a", "null"), record("b", '"text"')))).toEqual({ batchItemFailures: [] });
});

test("the log names messages and never says what is in them", async () => {
  await handler(batch(record("a", '{"password":"hunter2"}'), record("b", "hunter2")));
  expect(said.mock.calls).toEqual([[{ received: ["a", "b"], broken: ["b"] }]]);
});
