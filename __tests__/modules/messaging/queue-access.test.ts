import { sendsTo } from "../../../modules/messaging/queue-access";

test("a sender may put messages into the named queues, and take none", () => {
  const queues = ["arn:aws:sqs:us-east-1:111111111111:a", "arn:aws:sqs:us-east-1:111111111111:b"];
  const [statement, ...more] = sendsTo(queues);
  expect(statement).toMatchObject({ Action: ["sqs:SendMessage", "sqs:GetQueueAttributes"], Resource: queues });
  expect(more).toEqual([]);
});

test("without a queue there is no statement, for IAM refuses an empty list", () => {
  expect(sendsTo([])).toEqual([]);
});
