import { cloudfrontProblems } from "../../../modules/edge/cloudfront-region";

test.each(["us-east-1", "nowhere", undefined])("%s is in order here, or told elsewhere", (region) => {
  expect(cloudfrontProblems(region)).toEqual([]);
});

test("a distribution's environment in another region is refused", () => {
  const message = "must be us-east-1, where CloudFront takes certificate and web ACL from";
  expect(cloudfrontProblems("eu-west-1")).toEqual([{ path: ["region"], message, given: "eu-west-1" }]);
});
