import { billed, type Case, counted } from "./estate";

const metric = (period: number) => ({ id: "m", metric: { metric_name: "Errors", period } });

test.each<Case>([
  {
    what: "a web ACL and its rules",
    resources: { "aws_wafv2_web_acl.a": { rule: [{ name: "a" }, { name: "b" }] } },
    counts: ["1 × web ACL", "2 × rule of a web ACL"],
  },
  {
    what: "keys and their copies",
    resources: { "aws_kms_key.a": {}, "aws_kms_replica_key.b": {} },
    counts: ["1 × key", "1 × key"],
  },
  {
    what: "a secret and its copies",
    resources: { "aws_secretsmanager_secret.a": { replica: [{ region: "us-west-2" }] } },
    counts: ["2 × secret"],
  },
  {
    what: "an alarm of one metric",
    resources: { "aws_cloudwatch_metric_alarm.a": { period: 60 } },
    counts: ["1 × metric of an alarm"],
  },
  {
    what: "an alarm by the metrics of its expression",
    resources: { "aws_cloudwatch_metric_alarm.a": { metric_query: [{ id: "e", expression: "m/n" }, metric(60), metric(60)] } },
    counts: ["2 × metric of an alarm"],
  },
  {
    what: "an alarm below a minute",
    resources: { "aws_cloudwatch_metric_alarm.a": { period: 10 } },
    counts: ["1 × metric of an alarm, high resolution"],
  },
  { what: "a composite alarm", resources: { "aws_cloudwatch_composite_alarm.a": {} }, counts: ["1 × composite alarm"] },
  {
    what: "two alarms of target tracking",
    resources: { "aws_autoscaling_policy.a": { policy_type: "TargetTrackingScaling" } },
    counts: ["2 × metric of an alarm"],
  },
  { what: "no alarms of other scaling", resources: { "aws_autoscaling_policy.a": { policy_type: "SimpleScaling" } }, counts: [] },
  {
    what: "dashboards and zones",
    resources: { "aws_cloudwatch_dashboard.a": {}, "aws_route53_zone.a": {} },
    counts: ["1 × dashboard", "1 × hosted zone"],
  },
])("counts $what", ({ resources, counts }) => {
  expect(counted(billed(resources))).toEqual(counts);
});
