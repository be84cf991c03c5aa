import { type AuroraSettings, auroraSettings } from "../../../modules/database/aurora-settings";
import { problemsOf } from "../../../modules/shared/problems";

const settings: AuroraSettings = {
  engineVersion: "16.8",
  whenIdle: "pauses",
  maxCapacityUnits: 4,
  availability: "single-az",
  backupRetentionDays: 7,
};
const problems = (changes: object) => problemsOf(auroraSettings, { ...settings, ...changes });

test.each([
  {},
  { engineVersion: "15.12" },
  { engineVersion: "16.10" },
  { engineVersion: "17.4" },
  { whenIdle: "stays", availability: "multi-az" },
  { whenIdle: "stays" },
])("%j is accepted", (changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each(["15", "15.11", "16.7", "17.3", "14.17", "16.8.1"])(
  "version %s has no pgvector 0.8, or is no version",
  (engineVersion) => {
    expect(problems({ engineVersion })).toEqual([
      `engineVersion must be an Aurora PostgreSQL version from 15.12, 16.8 or 17.4 on, such as "16.8", got "${engineVersion}"`,
    ]);
  },
);

test.each([0, 257])("%s is no size for a cluster", (maxCapacityUnits) => {
  expect(problems({ maxCapacityUnits })).toEqual([
    `maxCapacityUnits must be a whole number of Aurora capacity units from 1 to 256, got ${maxCapacityUnits}`,
  ]);
});

test("who wants a second instance wants no wait", () => {
  expect(problems({ availability: "multi-az" })).toEqual(['whenIdle must be "stays" with availability "multi-az", got "pauses"']);
});
