import { HttpApiAlarms } from "../../../modules/monitoring/http-api-alarms";
import { build } from "../../support/build";

test("what callers do wrong is shown and wakes nobody", () => {
  const about = { name: "shop-test-api", api: { id: "a1b2c3", stage: "$default" }, topicArn: "arn:aws:sns:t" };
  const built = build((stack) => {
    const { graphs } = new HttpApiAlarms(stack, "a", { ...about, serverErrorsPerMinute: 5, latencyP95Milliseconds: 1_500 });
    const dimensions = { ApiId: "a1b2c3", Stage: "$default" };
    const metric = { namespace: "AWS/ApiGateway", name: "4xx", dimensions, statistic: "Sum", periodSeconds: 60 };
    expect(graphs).toEqual([{ title: "shop-test-api-4xx", metric }]);
  });
  const watched = built.of("aws_cloudwatch_metric_alarm").map(({ metric_name: name }) => name);
  expect(watched).toEqual(["5xx", "Latency"]);
});
