import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../../../modules/shared/check";
import { build } from "../../support/build";

const checked = (problems: Array<string | false>) => build((stack) => check(new Construct(stack, "part"), problems)).problems;

test("every problem is told of its construct, and conditions that do not hold are left out", () => {
  expect(checked(["name is too long", false, "days are too few"])).toEqual(["part: name is too long", "part: days are too few"]);
});

test("a construct without problems says nothing", () => {
  expect(checked([false, false])).toEqual([]);
});

test("two checks of one construct are both told", () => {
  const { problems } = build((stack) => {
    const part = new Construct(stack, "part");
    check(part, ["first"]);
    check(part, ["second"]);
  });
  expect(problems).toEqual(["part: first", "part: second"]);
});

test.each([
  ["a".repeat(10), false],
  ["a-1", false],
  ["a".repeat(11), `queueName must be at most 10 characters, got 11 ("${"a".repeat(11)}")`],
  ["Upper", 'queueName must match ^[a-z][a-z0-9-]*$, got "Upper"'],
  ["1st", 'queueName must match ^[a-z][a-z0-9-]*$, got "1st"'],
  ["", 'queueName must match ^[a-z][a-z0-9-]*$, got ""'],
])('the name "%s" has the problem: %s', (name, problem) => {
  expect(nameProblem("queueName", name, 10)).toBe(problem);
});

test("a name may be allowed other letters", () => {
  expect(nameProblem("databaseName", "a_b", 10, /^[a-z_]+$/)).toBe(false);
  expect(nameProblem("databaseName", "a-b", 10, /^[a-z_]+$/)).toBe('databaseName must match ^[a-z_]+$, got "a-b"');
});

test("a name that is decided later is not judged", () => {
  const name = Lazy.stringValue({ produce: () => "Decided Later By AWS" });
  expect(nameProblem("queueName", name, 10)).toBe(false);
});
