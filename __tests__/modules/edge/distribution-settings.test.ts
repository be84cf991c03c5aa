import { distributionSettings } from "../../../modules/edge/distribution-settings";
import { problemsOf } from "../../../modules/shared/problems";

test.each([
  {
    given: { priceClass: "PriceClass_300", waf: "none" },
    problem: 'priceClass must be "PriceClass_100" or "PriceClass_200" or "PriceClass_All", got "PriceClass_300"',
  },
  {
    given: { priceClass: "PriceClass_100" },
    problem: 'waf must be "none" or { requestsPer5Minutes: a whole number of requests from 10 to 2000000000 }, but is missing',
  },
])("the settings $given are refused", ({ given, problem }) => {
  expect(problemsOf(distributionSettings, given)).toEqual([problem]);
});
