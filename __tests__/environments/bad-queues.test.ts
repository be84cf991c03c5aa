import { prod } from "../../environments/partner/prod";
import { corrupted, messageFor, refusal } from "./corrupted";

test.each([
  { role: "Documents", sentence: "must be lower-case words joined by hyphens, 1 to 30 characters" },
  { role: "q".repeat(31), sentence: "must be lower-case words joined by hyphens, 1 to 30 characters" },
  { role: "mail-dlq", sentence: 'must not end in "-dlq", "-processor", "-live" or "-mapping"' },
  { role: "documents-processor", sentence: 'must not end in "-dlq", "-processor", "-live" or "-mapping"' },
  { role: "connections", sentence: "must be another word than aws, backend, connections, zone" },
])("a queue cannot be called $role", ({ role, sentence }) => {
  const field = `messaging.queues.${role}`;
  const message = messageFor("partner/prod.ts", `${field} ${sentence}, got ${JSON.stringify(role)}`);
  expect(refusal(corrupted(`systems.partner.prod.${field}`, prod.messaging.queues.documents))).toBe(message);
});
