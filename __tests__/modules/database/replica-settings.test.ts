import { replicaProblems, replicaSettings } from "../../../modules/database/replica-settings";
import { problemsOf } from "../../../modules/shared/problems";

const settings = { count: 1, instanceClass: "db.t4g.small", passwordRotationDays: 30 };

test.each(["none", settings, { ...settings, count: 15 }])("%j is accepted", (given) => {
  expect(problemsOf(replicaSettings, given)).toEqual([]);
});

test.each([
  ["some", 'the file must be "none" or { … }, got "some"'],
  [{ ...settings, count: 16 }, "count must be a whole number of replicas from 1 to 15, got 16"],
  [
    { ...settings, instanceClass: "t4g.small" },
    'instanceClass must be an instance class of a current generation such as "db.t4g.micro", got "t4g.small"',
  ],
  [{ ...settings, passwordRotationDays: 91 }, "passwordRotationDays must be a whole number of days from 1 to 90, got 91"],
])("%j is refused with one sentence", (given, problem) => {
  expect(problemsOf(replicaSettings, given)).toEqual([problem]);
});

test.each([
  { source: "db.t4g.small", own: ["db.t4g.small", "db.t3.small", "db.t4g.medium", "db.r7g.large"], less: ["db.t4g.micro"] },
  { source: "db.r7g.large", own: ["db.r6g.large", "db.m7g.xlarge", "db.x2g.large"], less: ["db.m7g.large", "db.t4g.large"] },
  { source: "db.m7g.16xlarge", own: ["db.r7g.8xlarge"], less: ["db.m7g.12xlarge", "db.c6gd.16xlarge"] },
  { source: "db.t4g.small", own: ["db.q9.tiny"], less: [] },
])("of a $source, replicas may be $own, and not $less, which have less memory", ({ source, own, less }) => {
  const problems = (instanceClass: string) => replicaProblems({ instanceClass: source }, { ...settings, instanceClass });
  expect([...own, ...less].filter((each) => problems(each).length > 0)).toEqual(less);
  const message = `must have the memory of database.instanceClass ${source} or more`;
  for (const each of less) {
    expect(problems(each)).toEqual([{ path: ["replicas", "instanceClass"], message, given: each }]);
  }
});

test.each([
  [undefined, settings],
  [{ instanceClass: "large" }, settings],
  [{ instanceClass: "db.t4g.small" }, "none" as const],
  [{ instanceClass: "db.t4g.small" }, undefined],
])("a source %j and replicas %j have nothing to compare: that is told elsewhere", (source, replicas) => {
  expect(replicaProblems(source, replicas)).toEqual([]);
});
