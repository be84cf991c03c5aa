const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 24 * 60;
const WEEK = 7 * DAY;
/** Minutes of the week from which a window is open, and for how long. */
interface Span {
  readonly from: number;
  readonly minutes: number;
}

/** A daily window as its setting is called, and what it is. */
export interface DailyWindow {
  readonly name: string;
  readonly window: string;
}

/**
 * "must …" when AWS would refuse the two windows of a database or cache: one is too short, or they meet. Both are UTC and
 * may pass midnight; one may begin when the other ends.
 */
export function windowProblems(
  daily: DailyWindow,
  maintenanceWindow: string,
  shortestMinutes: number,
): { daily?: string; maintenance?: string } {
  const [backupFrom, backupTo] = daily.window.split("-").map(minuteOfDay);
  const [start, end] = maintenanceWindow.split("-");
  const maintenance = spanOf(minuteOfWeek(start), minuteOfWeek(end), WEEK);
  const backup = spanOf(backupFrom, backupTo, DAY);
  const tooShort = `must last ${shortestMinutes} minutes or more`;
  if (backup.minutes < shortestMinutes) return { daily: tooShort };
  if (maintenance.minutes < shortestMinutes) return { maintenance: tooShort };
  const everyDay = DAYS.map((_, day) => ({ ...backup, from: day * DAY + backup.from }));
  const touches = everyDay.some((each) => overlap(each, maintenance));
  return touches ? { maintenance: `must lie outside ${daily.name} ${daily.window}` } : {};
}

/**
 * "must …" when a daily snapshot by AWS Backup could come too near a window of the instance: it begins within an hour
 * of `time`, and RDS takes none in the hour before a window nor during it.
 * Source: AWS Backup developer guide, "Backup plan options and configuration".
 */
export function snapshotProblem(time: string, backupWindow: string, maintenanceWindow: string): string | undefined {
  const [start, end] = maintenanceWindow.split("-");
  const [from, to] = backupWindow.split("-").map(minuteOfDay);
  const backup = spanOf(from, to, DAY);
  const isNear = (window: Span) => {
    const closed = { from: window.from - 60, minutes: window.minutes + 60 };
    return DAYS.some((_, day) => overlap({ from: day * DAY + minuteOfDay(time), minutes: 60 }, closed));
  };
  const [near] = [
    isNear(backup) && `backupWindow ${backupWindow}`,
    isNear(spanOf(minuteOfWeek(start), minuteOfWeek(end), WEEK)) && `maintenanceWindow ${maintenanceWindow}`,
  ].filter(Boolean);
  return near ? `must be two hours or more before ${near}, or after it` : undefined;
}

const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const minuteOfWeek = (text: string) => DAYS.indexOf(text.slice(0, 3)) * DAY + minuteOfDay(text.slice(4));
const spanOf = (from: number, to: number, cycle: number): Span => ({ from, minutes: (to - from + cycle) % cycle });

/** Whether one begins while the other is open, round the end of the week too. */
function overlap(a: Span, b: Span): boolean {
  const ahead = (b.from - a.from + WEEK) % WEEK;
  const behind = (a.from - b.from + WEEK) % WEEK;
  return ahead < a.minutes || behind < b.minutes;
}
