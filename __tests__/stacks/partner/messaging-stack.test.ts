import { dev } from "../../../environments/partner/dev";
import { problemsOf } from "../../../modules/shared/problems";
import { readStacks } from "../../../scripts/terraform/stacks";
import { messagingSettings } from "../../../stacks/partner/messaging-settings";
import { readStackFile, synthesizeAll } from "../../support/synthesized";

test("CI is told the functions whose code is its own, not the authorizer, which Terraform deploys", () => {
  const { output, resource } = readStackFile(readStacks(synthesizeAll(), "partner-dev-messaging")[0]);
  expect(Object.keys(output.functions.value)).toEqual(["documents-processor", "notifications-processor", "websocket"]);
  const names = Object.values(resource.aws_lambda_function as Record<string, { function_name: string }>);
  expect(names.map(({ function_name: name }) => name)).toContain("partner-dev-websocket-authorizer");
});

test.each([
  ["documents-dlq", /must not end in "-dlq"/],
  ["documents-processor", /must not end in .*"-processor"/],
  ["documents-mapping", /must not end in .*"-mapping"/],
  ["connections", /another word than .*connections/],
  ["zone", /another word than .*zone/],
  ["backend", /another word than .*backend/],
])("a queue cannot be called %s: something else in the stack is", (role, sentence) => {
  const { queues, webSocket } = dev.messaging;
  const given = { queues: { ...queues, [role]: queues.documents }, webSocket };
  expect(problemsOf(messagingSettings, given)).toEqual([expect.stringMatching(sentence)]);
});
