import { prodWafProblems, wafSettings } from "../../../modules/edge/waf-settings";
import { problemsOf } from "../../../modules/shared/problems";

const whole = "must be a whole number of requests from 10 to 2000000000";
const allowed = 'must be "none" or { requestsPer5Minutes: a whole number of requests from 10 to 2000000000 }';

test.each(["none", { requestsPer5Minutes: 10 }, { requestsPer5Minutes: 2_000_000_000 }])("%j is taken", (given) => {
  expect(problemsOf(wafSettings, given)).toEqual([]);
});

test.each([
  {
    given: { requestsPer5Minutes: 9 },
    problem: `requestsPer5Minutes ${whole}, got 9`,
  },
  { given: { requestsPer5Minutes: "9" }, problem: `requestsPer5Minutes ${whole}, got "9"` },
  { given: true, problem: `the file ${allowed}, got true` },
  { given: {}, problem: `requestsPer5Minutes ${whole}, but is missing` },
  { given: undefined, problem: `the file ${allowed}, but is missing` },
])("$given is refused in one sentence", ({ given, problem }) => {
  expect(problemsOf(wafSettings, given)).toEqual([problem]);
});

test("production has a web ACL; what is missing is told elsewhere", () => {
  const message = "must be { requestsPer5Minutes } in prod";
  expect(prodWafProblems("none")).toEqual([{ path: ["waf"], message, given: "none" }]);
  expect([...prodWafProblems({ requestsPer5Minutes: 10 }), ...prodWafProblems(undefined)]).toEqual([]);
});
