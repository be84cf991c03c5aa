import {
  AccessDeniedException,
  DescribeLogGroupsCommand,
  InvalidParameterException,
  ThrottlingException,
} from "@aws-sdk/client-cloudwatch-logs";
import { patiently } from "../../../functions/image-seed/patiently";
import { attend, type Call, type Care } from "../../../functions/log-care/attend";
import { mayPass } from "../../../functions/log-care/groups";
import { FakeLogs } from "./fake-logs";

const WEB = "/aws/apprunner/shop-test-web/";
const API = "/aws/apprunner/shop-test-api/";
const APPLICATION = `${WEB}a1/application`;
const SERVICE = `${WEB}a1/service`;
const KEPT = { key: "arn:key", days: 30 };
const care: Care = { groups: [APPLICATION, SERVICE], retentionDays: 30, kmsKeyArn: "arn:key" };
type Action = Call["tf"]["action"];

/** Tells names as well, two at a time. */
class ListedLogs extends FakeLogs {
  override async send(command: object & { input: object }): Promise<object> {
    if (!(command instanceof DescribeLogGroupsCommand)) return super.send(command);
    const { logGroupNamePrefix: prefix = "", nextToken: from = "0" } = command.input;
    this.asked.push(`DescribeLogGroups ${prefix} from ${from}`);
    const names = [...this.groups.keys()].filter((name) => name.startsWith(prefix)).sort();
    const to = Number(from) + 2;
    const logGroups = names.slice(Number(from), to).map((logGroupName) => ({ logGroupName }));
    return { logGroups, nextToken: to < names.length ? String(to) : undefined };
  }
}

let logs: ListedLogs;
let said: jest.SpyInstance;
beforeEach(() => {
  said = jest.spyOn(console, "log").mockImplementation(() => undefined);
  logs = new ListedLogs();
});
afterEach(() => said.mockRestore());

/** With pauses of a millisecond. */
const asked = (action: Action, wanted: Call["wanted"]) =>
  attend({ tf: { action }, wanted }, logs as never, (work) => patiently(work, mayPass, 1));
const run = (changes: Partial<Care> = {}, action: Action = "create") => asked(action, { ...care, ...changes });
const removal = (action: Action, prefixes = [WEB]) => asked(action, { prefixes });

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
  await run({ retentionDays: 7, kmsKeyArn: "arn:other" }, "update");
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

test("when the care is taken away the groups stay as they are, and nobody is asked anything", async () => {
  await expect(run({}, "delete")).resolves.toEqual({ leftAsTheyAre: [APPLICATION, SERVICE] });
  expect(logs.asked).toEqual([]);
});

test.each(["create", "update"] as const)("on %s a removal touches nothing, and nobody is asked anything", async (action) => {
  logs.groups.set(APPLICATION, KEPT);
  await expect(removal(action)).resolves.toEqual({ leftAsTheyAre: [WEB] });
  expect(logs.asked).toEqual([]);
});

describe("when a removal is taken away", () => {
  const FORMER = ["a2", "a3", "a4"].map((id) => `${WEB}${id}/service`);

  test("all groups of its prefixes go, those of former services too, and no others", async () => {
    const others = ["/aws/apprunner/shop-test-website/b1/service", "/aws/apprunner/shop-prod-web/a1/service"];
    for (const name of [...FORMER, `${API}c1/service`, APPLICATION, ...others, SERVICE]) logs.groups.set(name, KEPT);
    await expect(removal("delete", [API, WEB])).resolves.toEqual({
      deleted: [`${API}c1/service`, APPLICATION, SERVICE, ...FORMER],
    });
    expect([...logs.groups.keys()]).toEqual(others);
  });

  test("no group at all is no error", async () => {
    await expect(removal("delete")).resolves.toEqual({ deleted: [] });
    expect(logs.asked).toEqual([`DescribeLogGroups ${WEB} from 0`]);
  });

  test("one that somebody deleted meanwhile is no error, and the others go", async () => {
    logs.groups.set(APPLICATION, KEPT).set(SERVICE, KEPT);
    const send = logs.send.bind(logs);
    jest.spyOn(logs, "send").mockImplementation(async (command) => {
      const answer = await send(command);
      if (command instanceof DescribeLogGroupsCommand) logs.groups.delete(APPLICATION);
      return answer;
    });
    await expect(removal("delete")).resolves.toEqual({ deleted: [APPLICATION, SERVICE] });
    expect([...logs.groups]).toEqual([]);
  });

  test("too many requests and another change of a group are waited for", async () => {
    logs.groups.set(APPLICATION, KEPT);
    jest.spyOn(logs, "send").mockRejectedValueOnce(new ThrottlingException({ message: "slower", $metadata: {} }));
    logs.refuse("DeleteLogGroup");
    await expect(removal("delete")).resolves.toEqual({ deleted: [APPLICATION] });
    expect([[...logs.groups], said.mock.calls.length]).toEqual([[], 2]);
  });

  test("what does not pass by itself is told at once", async () => {
    logs.groups.set(APPLICATION, KEPT);
    logs.refuse("DeleteLogGroup", new InvalidParameterException({ message: "it is protected", $metadata: {} }));
    await expect(removal("delete")).rejects.toThrow("it is protected");
    expect(logs.asked.slice(1)).toEqual([`DeleteLogGroup ${APPLICATION}`]);
  });
});
