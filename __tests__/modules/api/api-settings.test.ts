import { type ApiSettings, apiSettings, prodApiProblems } from "../../../modules/api/api-settings";
import { problemsOf } from "../../../modules/shared/problems";

const lambda = {
  runtime: "lambda",
  function: { memoryMiB: 512, timeoutSeconds: 29, concurrency: "on-demand" },
  throttle: { requestsPerSecond: 100, burst: 200 },
  corsOrigins: ["https://app.example.com"],
  waf: { requestsPer5Minutes: 2_000 },
};
const beanstalk = {
  runtime: "beanstalk",
  instances: { type: "t4g.small", least: 2, most: 4 },
  updatesAt: "Tue:05:00",
  corsOrigins: ["https://app.example.com"],
  waf: { requestsPer5Minutes: 2_000 },
};

test.each([
  lambda,
  beanstalk,
  { ...lambda, function: { ...lambda.function, concurrency: { least: 2, most: 10 } } },
  { ...lambda, corsOrigins: ["https://app.example.com:8443", "http://localhost:5173", "*"] },
  { ...beanstalk, waf: "none" },
])("%j is accepted", (settings) => {
  expect(problemsOf(apiSettings, settings)).toEqual([]);
});

test.each([
  [{ ...lambda, runtime: "fargate" }, 'runtime must be "lambda" or "beanstalk", got "fargate"'],
  [{ ...lambda, runtime: undefined }, 'runtime must be "lambda" or "beanstalk", but is missing'],
  ["lambda", 'the file must be an object of settings, got "lambda"'],
  [
    { ...lambda, function: { ...lambda.function, timeoutSeconds: 30 } },
    "function.timeoutSeconds must be a whole number of seconds from 1 to 29, got 30",
  ],
  [
    { ...lambda, throttle: { requestsPerSecond: 10_001, burst: 1 } },
    "throttle.requestsPerSecond must be a whole number of requests per second from 1 to 10000, got 10001",
  ],
  [
    { ...lambda, corsOrigins: ["https://app.example.com/"] },
    'corsOrigins.0 must be an origin such as "https://app.example.com", "http://localhost:5173" or "*", got "https://app.example.com/"',
  ],
  [
    { ...lambda, corsOrigins: ["http://app.example.com"] },
    'corsOrigins.0 must be an origin such as "https://app.example.com", "http://localhost:5173" or "*", got "http://app.example.com"',
  ],
  [{ ...lambda, corsOrigins: [] }, "corsOrigins must name an origin, got []"],
  [{ ...lambda, instances: beanstalk.instances }, 'instances is not a setting, got {"type":"t4g.small","least":2,"most":4}'],
  [{ ...beanstalk, instances: { ...beanstalk.instances, most: 1 } }, "instances.most must be least or more, got 1"],
  [
    { ...beanstalk, instances: { ...beanstalk.instances, type: "small" } },
    'instances.type must be an instance type such as "t4g.small", got "small"',
  ],
  [{ ...beanstalk, updatesAt: "tuesday" }, 'updatesAt must be a weekly UTC time such as "Tue:05:00", got "tuesday"'],
])("%j is refused with one sentence", (settings, problem) => {
  expect(problemsOf(apiSettings, settings)).toEqual([problem]);
});

const prod = (changes: object) => prodApiProblems({ ...lambda, ...changes } as ApiSettings);

test("production takes https origins behind a web ACL, and nothing less", () => {
  expect(prod({})).toEqual([]);
  expect(prod({ corsOrigins: ["https://app.example.com", "*", "http://localhost:5173"] })).toEqual([
    { path: ["corsOrigins", "1"], message: "must be an https origin in prod", given: "*" },
    { path: ["corsOrigins", "2"], message: "must be an https origin in prod", given: "http://localhost:5173" },
  ]);
  expect(prod({ waf: "none" })).toEqual([{ path: ["waf"], message: "must be { requestsPer5Minutes } in prod", given: "none" }]);
});

test("production has an instance in each zone", () => {
  const one = { ...beanstalk, instances: { ...beanstalk.instances, least: 1 } } as ApiSettings;
  expect(prodApiProblems(one).map(({ path }) => path.join("."))).toEqual(["instances.least"]);
  expect(prodApiProblems(beanstalk as ApiSettings)).toEqual([]);
});

test("production bears settings that are not there or not what they should be: that is told elsewhere", () => {
  expect(prodApiProblems(undefined)).toEqual([]);
  expect(prodApiProblems({ corsOrigins: "x", instances: undefined, runtime: "beanstalk" } as unknown as ApiSettings)).toEqual([]);
});
