import { snapshotProblem, windowProblems } from "../../../modules/shared/windows";

const backup = "03:00-04:00";
const maintenance = "mon:10:00-mon:11:00";
const nearBackup = `must be two hours or more before backupWindow ${backup}, or after it`;
const nearMaintenance = `must be two hours or more before maintenanceWindow ${maintenance}, or after it`;

test.each([
  { time: "12:00", problem: undefined },
  { time: "01:00", problem: undefined },
  { time: "01:01", problem: nearBackup },
  { time: "03:59", problem: nearBackup },
  { time: "04:00", problem: undefined },
  { time: "08:00", problem: undefined },
  { time: "08:01", problem: nearMaintenance },
  { time: "10:59", problem: nearMaintenance },
  { time: "11:00", problem: undefined },
])("daily snapshots at $time: $problem", ({ time, problem }) => {
  expect(snapshotProblem(time, backup, maintenance)).toBe(problem);
});

test.each(["22:30", "23:30", "00:30"])("a window that passes midnight keeps snapshots at %s away", (time) => {
  expect(snapshotProblem(time, "23:45-00:45", maintenance)).toMatch(/backupWindow 23:45-00:45/);
});

test("a maintenance window at the week's turn keeps snapshots of the day before away", () => {
  expect(snapshotProblem("22:30", "12:00-13:00", "mon:00:15-mon:01:00")).toMatch(/maintenanceWindow mon:00:15/);
});

test("the shortest window and the daily one's name are the service's", () => {
  const daily = { name: "snapshotWindow", window: "03:00-03:45" };
  expect(windowProblems(daily, "mon:05:00-mon:06:00", 30)).toEqual({});
  expect(windowProblems(daily, "mon:05:00-mon:06:00", 60)).toEqual({ daily: "must last 60 minutes or more" });
  expect(windowProblems(daily, "mon:03:30-mon:04:30", 30)).toEqual({
    maintenance: "must lie outside snapshotWindow 03:00-03:45",
  });
});
