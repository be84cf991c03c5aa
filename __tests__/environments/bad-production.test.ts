import { corrupted, messageFor, refusal } from "./corrupted";

const inProd = (field: string, value: unknown) => corrupted(`systems.partner.prod.${field}`, value);
const beanstalk = {
  runtime: "beanstalk",
  instances: { type: "t4g.small", least: 2, most: 4 },
  updatesAt: "Tue:07:00",
  corsOrigins: ["https://partner.example.com"],
  waf: { requestsPer5Minutes: 2_000 },
};

test.each<{ rule: string; field: string; value: unknown; problem: string }>([
  { rule: "data is kept", field: "data", value: "disposable", problem: 'data must be "durable" in prod, got "disposable"' },
  { rule: "logs are kept for 90 days", field: "logDays", value: 60, problem: "logDays must be 90 or more in prod, got 60" },
  {
    rule: "each zone has a NAT gateway",
    field: "network.zones.us-east-1b.natZone",
    value: "us-east-1a",
    problem: 'network.zones.us-east-1b.natZone must be "us-east-1b" in prod, a NAT gateway of its own, got "us-east-1a"',
  },
  {
    rule: "the database has a standby",
    field: "database.availability",
    value: "single-az",
    problem: 'database.availability must be "multi-az" in prod, got "single-az"',
  },
  {
    rule: "a web ACL stands before the frontend",
    field: "edge.waf",
    value: "none",
    problem: 'edge.waf must be { requestsPer5Minutes } in prod, got "none"',
  },
  {
    rule: "a web ACL stands before the API",
    field: "api.waf",
    value: "none",
    problem: 'api.waf must be { requestsPer5Minutes } in prod, got "none"',
  },
  {
    rule: "every page may not call the API",
    field: "api.corsOrigins.0",
    value: "*",
    problem: 'api.corsOrigins.0 must be an https origin in prod, got "*"',
  },
  {
    rule: "instances stand in two zones",
    field: "api",
    value: { ...beanstalk, instances: { ...beanstalk.instances, least: 1 } },
    problem: "api.instances.least must be 2 or more in prod, one in each zone, got 1",
  },
  {
    rule: "alarms reach a person by mail",
    field: "watching.alarmEmails",
    value: [],
    problem: "watching.alarmEmails must hold at least one address in prod, got []",
  },
  {
    rule: "copies stand in a second region",
    field: "recovery",
    value: "none",
    problem: 'recovery must name a second region in prod, got "none"',
  },
])("in prod $rule: $field = $value is refused", ({ field, value, problem }) => {
  expect(refusal(inProd(field, value))).toBe(messageFor("partner/prod.ts", problem));
});

test.each([
  { field: "data", value: "disposable" },
  { field: "logDays", value: 7 },
  { field: "network.zones.us-east-1b.natZone", value: "us-east-1a" },
  { field: "database.availability", value: "single-az" },
  { field: "edge.waf", value: "none" },
  { field: "api.waf", value: "none" },
  { field: "api.corsOrigins.0", value: "*" },
  { field: "recovery", value: "none" },
])("what prod must keep is free elsewhere: $field = $value", ({ field, value }) => {
  expect(refusal(corrupted(`systems.partner.staging.${field}`, value))).toBeUndefined();
});

test("elsewhere an alarm needs one way to people, whichever", () => {
  const silent = corrupted("systems.partner.dev.watching.alarmEmails", []);
  expect(refusal(silent)).toBe(
    messageFor("partner/dev.ts", 'watching.alarmEmails must hold at least one address where webhook is "none", got []'),
  );
  expect(refusal(corrupted("systems.partner.dev.watching.webhook", "opsgenie", silent))).toBeUndefined();
});

test("the API on Elastic Beanstalk is taken in prod", () => {
  expect(refusal(inProd("api", beanstalk))).toBeUndefined();
});

test.each([
  {
    change: { instances: { type: "small", least: 2, most: 4 } },
    says: 'instances.type must be an instance type such as "t4g.small", got "small"',
  },
  { change: { instances: { type: "t4g.small", least: 4, most: 3 } }, says: "instances.most must be least or more, got 3" },
  {
    change: { instances: { type: "t4g.small", least: 2, most: 101 } },
    says: "instances.most must be a whole number of instances from 1 to 100, got 101",
  },
  { change: { instances: undefined }, says: "instances must be an object of settings, but is missing" },
  { change: { updatesAt: "tue:05:00" }, says: 'updatesAt must be a weekly UTC time such as "Tue:05:00", got "tue:05:00"' },
  { change: { updatesAt: undefined }, says: 'updatesAt must be a weekly UTC time such as "Tue:05:00", but is missing' },
  {
    change: { throttle: { requestsPerSecond: 1, burst: 1 } },
    says: 'throttle is not a setting, got {"requestsPerSecond":1,"burst":1}',
  },
])("on Elastic Beanstalk $change is refused", ({ change, says }) => {
  expect(refusal(inProd("api", { ...beanstalk, ...change }))).toBe(messageFor("partner/prod.ts", `api.${says}`));
});
