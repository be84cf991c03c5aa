import { type RedisSettings, redisSettings } from "../../../modules/cache/redis-settings";
import { problemsOf } from "../../../modules/shared/problems";

const settings: RedisSettings = {
  engineVersion: "7.1",
  nodeType: "cache.t4g.micro",
  nodes: 1,
  snapshotRetentionDays: 5,
  snapshotWindow: "03:00-05:00",
  maintenanceWindow: "mon:05:00-mon:06:00",
};
const problems = (changes: object) => problemsOf(redisSettings, { ...settings, ...changes });

test.each([{}, { nodes: 6 }, { nodeType: "cache.r7g.2xlarge" }, { maintenanceWindow: "mon:02:00-mon:03:00" }])(
  "%j is accepted",
  (changes) => {
    expect(problems(changes)).toEqual([]);
  },
);

test.each([
  [{ engineVersion: "6.2" }, 'engineVersion must be "7.1", got "6.2"'],
  [
    { nodeType: "t4g.micro" },
    'nodeType must be a node type of a current generation, without data tiering, such as "cache.t4g.micro", got "t4g.micro"',
  ],
  ...["cache.t1.micro", "cache.t2.micro", "cache.m3.medium", "cache.r4.large", "cache.r6gd.xlarge"].map(
    (nodeType): [object, string] => [
      { nodeType },
      `nodeType must be a node type of a current generation, without data tiering, such as "cache.t4g.micro", got "${nodeType}"`,
    ],
  ),
  [{ nodes: 7 }, "nodes must be a whole number of nodes from 1 to 6, got 7"],
  [{ snapshotRetentionDays: 0 }, "snapshotRetentionDays must be a whole number of days from 1 to 35, got 0"],
  [{ snapshotWindow: "3-5" }, 'snapshotWindow must be a UTC time span such as "03:00-04:00", got "3-5"'],
  [{ snapshotWindow: "03:00-03:59" }, 'snapshotWindow must last 60 minutes or more, got "03:00-03:59"'],
  [{ maintenanceWindow: "mon:05:00-mon:05:30" }, 'maintenanceWindow must last 60 minutes or more, got "mon:05:00-mon:05:30"'],
  [
    { maintenanceWindow: "mon:04:00-mon:05:00" },
    'maintenanceWindow must lie outside snapshotWindow 03:00-05:00, got "mon:04:00-mon:05:00"',
  ],
  [
    { maintenanceWindow: undefined },
    'maintenanceWindow must be a weekly UTC time span such as "mon:04:00-mon:05:00", but is missing',
  ],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});
