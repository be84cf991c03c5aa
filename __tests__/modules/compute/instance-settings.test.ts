import { type InstanceSettings, instanceSettings } from "../../../modules/compute/instance-settings";
import { problemsOf } from "../../../modules/shared/problems";

const settings: InstanceSettings = { type: "t3.small", instances: { least: 1, most: 2 } };
const problems = (changes: object) => problemsOf(instanceSettings, { ...settings, ...changes });

test.each(["t3.micro", "t3a.small", "m5.large", "c7i-flex.large", "m7a.medium", "r6id.xlarge", "c5.metal", "g4dn.xlarge"])(
  "%s is of a current generation and runs x86_64",
  (type) => {
    expect(problems({ type })).toEqual([]);
  },
);

test.each(["t4g.small", "m7gd.large", "c6gn.medium", "a1.medium", "x2gd.medium", "g5g.xlarge", "mac1.metal", "im4gn.large"])(
  "%s runs no x86_64 Linux",
  (type) => {
    expect(problems({ type })).toEqual([
      `type must be an x86_64 instance type of a current generation such as "t3.small", got "${type}"`,
    ]);
  },
);

test.each(["t2.micro", "m4.large", "c4.large", "r4.large", "t1.micro", "i2.xlarge", "db.t3.small", "t3", "T3.small"])(
  "%s is none of a current generation",
  (type) => {
    expect(problems({ type })).toEqual([
      `type must be an x86_64 instance type of a current generation such as "t3.small", got "${type}"`,
    ]);
  },
);

test.each([
  [{ instances: { least: 2, most: 1 } }, "instances.most must be least or more, got 1"],
  [{ instances: { least: 0, most: 1 } }, "instances.least must be a whole number of instances from 1 to 100, got 0"],
  [{ instances: { least: 1 } }, "instances.most must be a whole number of instances from 1 to 100, but is missing"],
  [{ type: undefined }, 'type must be an x86_64 instance type of a current generation such as "t3.small", but is missing'],
  [{ image: "x" }, 'image is not a setting, got "x"'],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test("as many instances at most as at least is no autoscaling, and accepted", () => {
  expect(problems({ instances: { least: 2, most: 2 } })).toEqual([]);
});
