import { loadBalancerLogs } from "../../../modules/storage/load-balancer-logs";

test("load balancers of this account and region may put logs into their folder, and nowhere else", () => {
  const place = { bucketArn: "arn:aws:s3:::logs", prefix: "api", accountId: "111111111111", region: "us-east-1" };
  expect(loadBalancerLogs(place)).toEqual({
    Sid: "LoadBalancerLogs",
    Effect: "Allow",
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::logs/api/AWSLogs/111111111111/*",
    Condition: { ArnLike: { "aws:SourceArn": "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/*" } },
  });
});
