import { lockIn } from "../../../scripts/state/lock";
import { ageOf, lockText } from "../../../scripts/state/lock-text";

const SAID = `
Error: Error acquiring the state lock

Error message: operation error S3: PutObject, https response error
StatusCode: 412, RequestID: 5a13d0de-6378-44c4-8342-e76382f8c020, HostID:
it5Ty54G, api error PreconditionFailed: Who: nobody
Lock Info:
  ID:        8a08d130-627a-fd5b-c348-a4a15a2403ab
  Path:      states/a.tfstate
  Operation: OperationTypeApply
  Who:       ann@build-7
  Version:   1.11.4
  Created:   2026-11-28 00:51:07.652385315 +0000 UTC
  Info:      

Terraform acquires a state lock to protect the state from being written`;
const lock = {
  id: "8a08d130-627a-fd5b-c348-a4a15a2403ab",
  who: "ann@build-7",
  operation: "OperationTypeApply",
  created: new Date("2026-11-28T00:51:07Z"),
};

test("a lock is read from what Terraform says of it, not from the words around it", () => {
  expect(lockIn(SAID)).toEqual(lock);
});

test("a lock is read from Terraform's framed output too", () => {
  expect(lockIn(SAID.replaceAll("\n", "\n│ "))).toEqual(lock);
});

test.each([
  { what: "no lock", said: SAID.split("Lock Info:")[0] },
  { what: "no id", said: SAID.replace(/ {2}ID:.*/, "") },
  { what: "no time", said: SAID.replace(/ {2}Created:.*/, "  Created:   soon") },
])("words with $what name no lock", ({ said }) => {
  expect(lockIn(said)).toBeUndefined();
});

test.each([
  { begun: "2026-11-28T00:51:07Z", age: "0 seconds" },
  { begun: "2026-11-28T00:51:06Z", age: "1 second" },
  { begun: "2026-11-28T00:50:08Z", age: "59 seconds" },
  { begun: "2026-11-28T00:50:07Z", age: "1 minute" },
  { begun: "2026-11-27T23:00:00Z", age: "1 hour" },
  { begun: "2026-11-27T00:51:08Z", age: "23 hours" },
  { begun: "2026-11-25T00:51:07Z", age: "3 days" },
  { begun: "2026-11-28T00:52:00Z", age: "0 seconds" },
])("what began $begun is $age old", ({ begun, age }) => {
  expect(ageOf(new Date(begun), lock.created)).toBe(age);
});

test("a lock is shown with everything that tells whether somebody still needs it", () => {
  expect(lockText("partner-dev-network", lock, new Date("2026-11-28T03:00:00Z"))).toBe(
    [
      "partner-dev-network is locked:",
      "  who        ann@build-7",
      "  operation  OperationTypeApply",
      "  created    2026-11-28T00:51:07Z, 2 hours ago",
      "  id         8a08d130-627a-fd5b-c348-a4a15a2403ab",
    ].join("\n"),
  );
});
