import { problemsOf } from "../../../modules/shared/problems";
import { uploadSettings } from "../../../modules/storage/upload-settings";

test.each([
  { infrequentAfterDays: 30, archiveAfterDays: 60 },
  { infrequentAfterDays: 90, archiveAfterDays: 365 },
])("%j are taken by S3", (given) => {
  expect(problemsOf(uploadSettings, given)).toEqual([]);
});

test.each([
  [
    { infrequentAfterDays: 29, archiveAfterDays: 90 },
    "infrequentAfterDays must be a whole number of days from 30 to 3650, got 29",
  ],
  [
    { infrequentAfterDays: 31, archiveAfterDays: 60 },
    "archiveAfterDays must be 30 days or more after infrequentAfterDays, got 60",
  ],
  [{ infrequentAfterDays: 30 }, "archiveAfterDays must be a whole number of days from 60 to 7300, but is missing"],
])("%j are refused with one sentence", (given, problem) => {
  expect(problemsOf(uploadSettings, given)).toEqual([problem]);
});
