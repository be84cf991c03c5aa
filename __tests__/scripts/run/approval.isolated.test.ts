import { approval } from "../../../scripts/run/approval";
import { agree } from "../../../scripts/terraform/agree";

jest.mock("../../../scripts/terraform/agree", () => ({ agree: jest.fn() }));

const stack = (name: string) => ({ name, folder: "/nowhere", dependencies: [] });
const isTTY = process.stdin.isTTY;
beforeEach(() => {
  process.stdin.isTTY = true;
});
afterEach(() => {
  process.stdin.isTTY = isTTY;
});

test("after Ctrl-C at one question, the stacks that wait for theirs are not asked about", async () => {
  const stopping = new AbortController();
  jest.mocked(agree).mockImplementation(async () => {
    stopping.abort();
    return false;
  });
  const approve = approval("ask", stopping.signal);
  const answers = await Promise.allSettled([approve(stack("a"), "plan of a"), approve(stack("b"), "plan of b")]);
  const stopped = { reason: { message: "stopped before it was approved" } };
  expect(answers).toMatchObject([stopped, stopped]);
  expect(agree).toHaveBeenCalledTimes(1);
  expect(agree).toHaveBeenCalledWith(expect.stringContaining("plan of a"), expect.any(Function), stopping.signal);
});
