import { problemsOf } from "../../../modules/shared/problems";
import { leastToMost } from "../../../modules/shared/range";

const tasks = leastToMost(4, "tasks");

test.each([
  { least: 1, most: 1 },
  { least: 2, most: 4 },
])("from $least to $most is accepted", (given) => {
  expect(problemsOf(tasks, given)).toEqual([]);
});

test("less at most than at least is refused", () => {
  expect(problemsOf(tasks, { least: 3, most: 2 })).toEqual(["most must be least or more, got 2"]);
});

test("what is no number within the limit is told once, by its own field", () => {
  expect(problemsOf(tasks, { least: 2, most: 0 })).toEqual(["most must be a whole number of tasks from 1 to 4, got 0"]);
  expect(problemsOf(tasks, { least: 5, most: 4 })).toEqual([
    "least must be a whole number of tasks from 1 to 4, got 5",
    "most must be least or more, got 4",
  ]);
});
