/** What partner's functions are asked, and answer, until the application is deployed. */
export const placeholders = [
  { role: "api", event: { httpMethod: "GET", path: "/health", headers: {} }, answer: { statusCode: 200 } },
  {
    role: "websocket",
    event: { requestContext: { eventType: "MESSAGE" }, body: "hello" },
    answer: { statusCode: 200, body: "hello" },
  },
  {
    role: "documents-processor",
    event: {
      Records: [
        { messageId: "sound", body: "{}" },
        { messageId: "broken", body: "{" },
      ],
    },
    answer: { batchItemFailures: [{ itemIdentifier: "broken" }] },
  },
];
