import { recipientProblems, type WatchingSettings, watchingSettings } from "../../../modules/monitoring/watching-settings";
import { problemsOf } from "../../../modules/shared/problems";
import { thresholds, watching } from "./watching";

const problems = (changes: object) => problemsOf(watchingSettings(thresholds), { ...watching, ...changes });

test.each([
  {},
  { alarmEmails: ["on-call@example.com", "team+alarms@mail.example.co"] },
  { alarmEmails: [] },
  { webhook: "opsgenie" },
  { costAnomalies: "none" },
])("%j is accepted", (changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  [{ alarmEmails: ["on-call"] }, 'alarmEmails.0 must be an e-mail address, got "on-call"'],
  [{ alarmEmails: ["a@b.c, d@e.fg"] }, 'alarmEmails.0 must be an e-mail address, got "a@b.c, d@e.fg"'],
  [{ alarmEmails: "on-call@example.com" }, 'alarmEmails must be a list of e-mail addresses, got "on-call@example.com"'],
  [{ alarmEmails: ["a@b.org", "a@b.org"] }, 'alarmEmails must name each address once, got ["a@b.org","a@b.org"]'],
  [{ webhook: "slack" }, 'webhook must be "none" or "pagerduty" or "opsgenie", got "slack"'],
  [{ monthlyBudgetUsd: 0 }, "monthlyBudgetUsd must be a whole number of US dollars from 1 to 10000000, got 0"],
  [
    { costAnomalies: { thresholdUsd: 0.5 } },
    "costAnomalies.thresholdUsd must be a whole number of US dollars from 1 to 1000000, got 0.5",
  ],
  [{ costAnomalies: "all" }, 'costAnomalies must be "none" or { thresholdUsd }, got "all"'],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test.each([
  ["databaseCpuPercent", 101, "percent from 1 to 100"],
  ["latencyP95Milliseconds", 29_001, "milliseconds from 10 to 29000"],
  ["databaseConnections", 5_001, "connections from 1 to 5000"],
])("a threshold that can never be reached is refused: %s %d", (name, value, allowed) => {
  expect(problems({ thresholds: { ...watching.thresholds, [name]: value } })).toEqual([
    `thresholds.${name} must be a whole number of ${allowed}, got ${value}`,
  ]);
});

test.each<[string, Partial<WatchingSettings>, string | undefined]>([
  ["prod", { alarmEmails: [], webhook: "pagerduty" }, "must hold at least one address in prod"],
  ["prod", { alarmEmails: [], webhook: "none" }, "must hold at least one address in prod"],
  ["dev", { alarmEmails: [], webhook: "none" }, 'must hold at least one address where webhook is "none"'],
  ["dev", { alarmEmails: [], webhook: "pagerduty" }, undefined],
  ["prod", { alarmEmails: ["on-call@example.com"], webhook: "none" }, undefined],
  ["prod", {}, undefined],
])("in %s, %j leaves nobody unheard, or is refused", (environment, given, message) => {
  expect(recipientProblems(environment, given)).toEqual(
    message ? [{ path: ["watching", "alarmEmails"], message, given: [] }] : [],
  );
});
