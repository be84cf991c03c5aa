import { PassThrough } from "node:stream";
import { agree } from "../../scripts/terraform/agree";

const stdin = Object.getOwnPropertyDescriptor(process, "stdin") as PropertyDescriptor;
const keyboard = () => {
  const keys = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  Object.defineProperty(process, "stdin", { value: keys, configurable: true });
  return keys;
};
beforeEach(() => jest.spyOn(process.stdout, "write").mockReturnValue(true));
afterEach(() => {
  Object.defineProperty(process, "stdin", stdin);
  jest.restoreAllMocks();
});

test.each([
  { said: "yes\n", agreed: true },
  { said: "y\n", agreed: false },
  { said: "\n", agreed: false },
])("$said is $agreed", async ({ said, agreed }) => {
  const keys = keyboard();
  const answer = agree("Sure? ");
  keys.write(said);
  expect(await answer).toBe(agreed);
});

test("a terminal that goes away says no", async () => {
  const keys = keyboard();
  const answer = agree("Sure? ");
  keys.end();
  expect(await answer).toBe(false);
});

test("a run that is told to stop takes its question back, instead of waiting for an answer for ever", async () => {
  keyboard();
  const stopping = new AbortController();
  const answer = agree("Sure? ", () => undefined, stopping.signal);
  stopping.abort();
  expect(await answer).toBe(false);
}, 2_000);
