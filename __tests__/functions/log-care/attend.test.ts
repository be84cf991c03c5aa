import { AccessDeniedException, InvalidParameterException } from "@aws-sdk/client-cloudwatch-logs";
import { patiently } from "../../../functions/image-seed/patiently";
import { attend, type Call } from "../../../functions/log-care/attend";
import { mayPass } from "../../../functions/log-care/groups";
import { FakeLogs } from "./fake-logs";

const APPLICATION = "/aws/apprunner/shop-test-web/a1/application";
const SERVICE = "/aws/apprunner/shop-test-web/a1/service";
const KEPT = { key: "arn:key", days: 30 };
const call: Call = {
  tf: { action: "create" },
  groups: [APPLICATION, SERVICE],
  retentionDays: 30,
  kmsKeyArn: "arn:key",
  afterDelete: "keep",
};

let logs: FakeLogs;
let said: jest.SpyInstance;
beforeEach(() => {
  said = jest.spyOn(console, "log").mockImplementation(() => undefined);
  logs = new FakeLogs();
});
afterEach(() => said.mockRestore());

/** With pauses of a millisecond. */
const run = (changes: Partial<Call> = {}) =>
  attend({ ...call, ...changes }, logs as never, (work) => patiently(work, mayPass, 1));

test("groups that are not there yet are made with the key, and get the retention", async () => {
  await expect(run()).resolves.toEqual({ caredFor: [APPLICATION, SERVICE] });
  expect([...logs.groups]).toEqual([
    [APPLICATION, KEPT],
    [SERVICE, KEPT],
  ]);
});

test("a group that its service made first gets both too", async () => {
  logs.groups.set(SERVICE, {});
  await run();
  expect(logs.groups.get(SERVICE)).toEqual(KEPT);
});

test("another run changes nothing, and one with other wishes changes just these", async () => {
  await run();
  await run();
  expect(logs.groups.get(APPLICATION)).toEqual(KEPT);
  await run({ tf: { action: "update" }, retentionDays: 7, kmsKeyArn: "arn:other" });
  expect(logs.groups.get(APPLICATION)).toEqual({ key: "arn:other", days: 7 });
});

test.each(["CreateLogGroup", "AssociateKmsKey", "PutRetentionPolicy"])(
  "when %s meets another change of the group, it is done again",
  async (command) => {
    logs.refuse(command);
    await run();
    expect(logs.groups.get(APPLICATION)).toEqual(KEPT);
    expect(said).toHaveBeenCalledTimes(1);
  },
);

test("a key or a role that is not known everywhere yet is waited for", async () => {
  logs.refuse("CreateLogGroup", new AccessDeniedException({ message: "the key is not allowed to be used", $metadata: {} }));
  await run();
  expect(logs.groups.get(APPLICATION)).toEqual(KEPT);
});

test("what does not pass by itself is told at once", async () => {
  logs.refuse("AssociateKmsKey", new InvalidParameterException({ message: "the key is disabled", $metadata: {} }));
  await expect(run()).rejects.toThrow("the key is disabled");
  expect(logs.asked).toEqual([`CreateLogGroup ${APPLICATION}`, `AssociateKmsKey ${APPLICATION}`]);
});

test("when the run is taken away the groups stay, if that is wanted, and nobody is asked anything", async () => {
  await expect(run({ tf: { action: "delete" } })).resolves.toEqual({ kept: [APPLICATION, SERVICE] });
  expect(logs.asked).toEqual([]);
});

test("else they are deleted, and one that is not there is no error", async () => {
  logs.groups.set(SERVICE, KEPT).set("/aws/apprunner/another/service", {});
  logs.refuse("DeleteLogGroup");
  await expect(run({ tf: { action: "delete" }, afterDelete: "delete" })).resolves.toEqual({ deleted: [APPLICATION, SERVICE] });
  expect([...logs.groups.keys()]).toEqual(["/aws/apprunner/another/service"]);
});

test("a run that only deletes touches nothing before", async () => {
  const only = { retentionDays: undefined, kmsKeyArn: undefined, afterDelete: "delete" } as const;
  await expect(run(only)).resolves.toEqual({ leftAsTheyAre: [APPLICATION, SERVICE] });
  expect(logs.asked).toEqual([]);
});
