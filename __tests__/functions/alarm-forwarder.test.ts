import { handler } from "../../functions/alarm-forwarder";
import { forgetSecret } from "../../functions/alarm-forwarder/secret";
import { LocalServer } from "./paging-services";

const secrets = new LocalServer();
const service = new LocalServer();
const before = { ...process.env };
let url: string;

beforeAll(async () => {
  url = await service.start();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: await secrets.start(),
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    WEBHOOK_SECRET_ARN: "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/test/alarm-webhook",
  });
  jest.spyOn(console, "log").mockImplementation(() => undefined);
});
afterAll(async () => {
  await Promise.all([secrets.stop(), service.stop()]);
  process.env = before;
  jest.restoreAllMocks();
});

beforeEach(() => {
  forgetSecret();
  for (const server of [secrets, service]) server.asked.length = 0;
  service.answer = { status: 202, body: { status: "success" } };
  use("pagerduty", { routingKey: "R0UT1NG", url });
});

function use(webhook: string, secret: object): void {
  process.env.WEBHOOK = webhook;
  secrets.answer = { status: 200, body: { SecretString: JSON.stringify(secret) } };
}

const topic = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";
const tell = (Message: string, Subject?: string) => {
  const sns = { Message, Subject, MessageId: "message-1", Timestamp: "2026-01-02T03:04:05.678Z", TopicArn: topic };
  return handler({ Records: [{ Sns: sns }] } as Parameters<typeof handler>[0]);
};
const alarmArn = "arn:aws:cloudwatch:us-east-1:111111111111:alarm:shop-test-rest-5xx";
const alarm = (NewStateValue: string) =>
  JSON.stringify({
    AlarmName: "shop-test-rest-5xx",
    AlarmArn: alarmArn,
    AlarmDescription: "First: look.",
    NewStateValue,
    NewStateReason: "3 data points were above 5.",
    Trigger: { MetricName: "5XXError" },
  });

test("an alarm opens an incident of PagerDuty, with what to do first", async () => {
  await tell(alarm("ALARM"));
  expect(service.asked.map(({ body }) => body)).toEqual([
    {
      routing_key: "R0UT1NG",
      event_action: "trigger",
      dedup_key: alarmArn,
      payload: {
        summary: "shop-test-rest-5xx: ALARM",
        source: "shop-test-rest-5xx",
        severity: "critical",
        timestamp: "2026-01-02T03:04:05.678Z",
        custom_details: { text: "First: look.\n\n3 data points were above 5." },
      },
    },
  ]);
});

test("an alarm that is over closes the same incident", async () => {
  await tell(alarm("OK"));
  expect(service.asked[0].body).toEqual({ routing_key: "R0UT1NG", event_action: "resolve", dedup_key: alarmArn });
});

test("a budget's plain text is a warning under its subject; a second delivery of the message joins the first", async () => {
  await tell("AWS Budget Notification\nYou asked to be told.", "AWS Budgets: shop-test-monthly has exceeded 80 %");
  expect(service.asked[0].body).toMatchObject({
    event_action: "trigger",
    dedup_key: "message-1",
    payload: { severity: "warning", summary: "AWS Budgets: shop-test-monthly has exceeded 80 %", source: topic },
  });
});

test.each([
  { what: "JSON of another service", message: '{"Event Source":"db-instance"}', summary: '{"Event Source":"db-instance"}' },
  { what: "JSON that is no object", message: "null", summary: "null" },
  { what: "text between quotes that is no JSON", message: '"a" is not "b"', summary: '"a" is not "b"' },
  { what: "plain text", message: "First line\nsecond", summary: "First line" },
])("$what without a subject is forwarded under its first line", async ({ message, summary }) => {
  await tell(message);
  expect(service.asked[0].body.payload).toMatchObject({ summary, severity: "warning", custom_details: { text: message } });
});

test("a sentence of EventBridge is read without its quotes", async () => {
  await tell('"A deployment failed. ECS says: \\"out of memory\\"."');
  const text = 'A deployment failed. ECS says: "out of memory".';
  expect(service.asked[0].body.payload).toMatchObject({ summary: text, severity: "warning", custom_details: { text } });
});

test("Opsgenie gets an alert under the alarm's ARN, and closes it by that", async () => {
  use("opsgenie", { apiKey: "K3Y", url: `${url}/v2/alerts` });
  await tell(alarm("ALARM"));
  await tell(alarm("OK"));
  const [opened, closed] = service.asked;
  expect(opened).toMatchObject({
    path: "/v2/alerts",
    headers: { authorization: "GenieKey K3Y" },
    body: { alias: alarmArn, message: "shop-test-rest-5xx: ALARM", priority: "P1", source: "shop-test-rest-5xx" },
  });
  expect(closed).toMatchObject({
    path: `/v2/alerts/${encodeURIComponent(alarmArn)}/close?identifierType=alias`,
    headers: { authorization: "GenieKey K3Y" },
  });
});

test("nothing is longer than the services take", async () => {
  const subject = "x".repeat(2_000);
  await tell("text", subject);
  expect(service.asked[0].body.payload.summary).toHaveLength(1_024);
  forgetSecret();
  use("opsgenie", { apiKey: "K3Y", url });
  await tell("y".repeat(20_000), subject);
  expect(service.asked[1].body.message).toHaveLength(130);
  expect(service.asked[1].body.description).toHaveLength(15_000);
});

test.each([429, 500, 503])("an answer of %d fails the run, so that Lambda tries again", async (status) => {
  service.answer = { status, body: { message: "later" } };
  await expect(tell(alarm("ALARM"))).rejects.toThrow(`127.0.0.1 answered ${status}: {"message":"later"}`);
});

test("after a refusal the secret is read again: its key may have been changed", async () => {
  service.answer = { status: 403, body: {} };
  await expect(tell(alarm("ALARM"))).rejects.toThrow("403");
  use("pagerduty", { routingKey: "N3W", url });
  service.answer = { status: 202, body: {} };
  await tell(alarm("ALARM"));
  expect(service.asked.map(({ body }) => body.routing_key)).toEqual(["R0UT1NG", "N3W"]);
});

test("the secret is asked for once in five minutes", async () => {
  const now = Date.now();
  const clock = jest.spyOn(Date, "now").mockReturnValue(now);
  await tell(alarm("ALARM"));
  clock.mockReturnValue(now + 299_000);
  await tell(alarm("OK"));
  expect(secrets.asked).toHaveLength(1);
  clock.mockReturnValue(now + 301_000);
  await tell(alarm("ALARM"));
  expect(secrets.asked).toHaveLength(2);
  clock.mockRestore();
});

const notFound = { __type: "ResourceNotFoundException", Message: "Secrets Manager can't find the specified secret value" };
test.each([
  { what: "was never filled", answer: { status: 400, body: notFound } },
  { what: "holds another key", answer: { status: 200, body: { SecretString: '{"apiKey":"K3Y"}' } } },
  { what: "holds no JSON", answer: { status: 200, body: { SecretString: "R0UT1NG" } } },
])("a secret that $what fails the run with what to put there, and nothing is sent", async ({ answer }) => {
  secrets.answer = answer;
  await expect(tell(alarm("ALARM"))).rejects.toThrow(
    `No alarm is forwarded: put {"routingKey": "…"} into the secret ${process.env.WEBHOOK_SECRET_ARN}`,
  );
  expect(service.asked).toEqual([]);
});

test("a key is never sent in clear over the network", async () => {
  use("pagerduty", { routingKey: "R0UT1NG", url: "http://pager.example.com" });
  await expect(tell(alarm("ALARM"))).rejects.toThrow("must begin with https://");
});
