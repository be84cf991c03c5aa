import type { SystemStacks } from "../../support/system-stacks";
import { arg, args, groupsOf, inProd, leadsTo } from "../values/row";
import { names, type Rows, versions } from "./system";

const HEADER = "X-Origin-Verify";
const FIRST = "not-rotated-yet";
const TARGETS = "load-balancer_backend-targets_group_";
const balancer = ({ one }: SystemStacks) => one("aws_lb");
const listener = ({ one }: SystemStacks) => one("aws_lb_listener");
const targets = ({ one }: SystemStacks) => one("aws_lb_target_group");

export const balancerRows: Rows = (system) => [
  {
    value: versions(system, "the load balancer faces the internet", "the load balancer is internal"),
    read: (stacks) => [
      ...args(balancer(stacks), "load_balancer_type", "internal"),
      groupsOf(arg(balancer(stacks), "security_groups")),
    ],
    is: ["application", versions(system, false, true), ["alb"]],
  },
  {
    value: "it is named after system and environment",
    read: (stacks) => [arg(balancer(stacks), "name")],
    is: names(system, "alb"),
  },
  {
    value: "it listens on 80 alone, by HTTP",
    read: (stacks) => args(listener(stacks), "port", "protocol"),
    is: [80, "HTTP"],
  },
  ...versions<ReturnType<Rows>>(
    system,
    [
      {
        value: "a connection may be silent for 600 seconds",
        read: (stacks) => arg(balancer(stacks), "idle_timeout"),
        is: 600,
      },
      {
        value: "whoever does not know the header is answered 403",
        read: (stacks) => args(listener(stacks).default_action, "type", "fixed_response.status_code"),
        is: ["fixed-response", "403"],
      },
      {
        value: "the header is the one way to the backend: one rule, one condition",
        read: ({ one }) => {
          const { condition, action } = one("aws_lb_listener_rule");
          return [condition, arg(action, "type"), leadsTo(arg(action, "target_group_arn"), TARGETS)];
        },
        is: [[{ http_header: { http_header_name: HEADER, values: [FIRST] } }], "forward", TARGETS],
      },
      {
        value: "the value that the rotation wrote stays: an apply leaves the condition alone",
        read: ({ one }) => arg(one("aws_lb_listener_rule"), "lifecycle.ignore_changes"),
        is: ["condition"],
      },
    ],
    [
      {
        value: "whatever comes is sent to the backend, without a rule",
        read: (stacks) => [
          arg(listener(stacks).default_action, "type"),
          leadsTo(arg(listener(stacks).default_action, "target_group_arn"), TARGETS),
          stacks.of("aws_lb_listener_rule"),
        ],
        is: ["forward", TARGETS, []],
      },
    ],
  ),
  {
    value: "instances are reached on 8000 by HTTP",
    read: (stacks) => args(targets(stacks), "port", "protocol", "target_type"),
    is: [8000, "HTTP", "instance"],
  },
  {
    value: "its access logs are kept for 90 days, in prod for a year",
    read: ({ of }) => of("aws_s3_bucket_lifecycle_configuration", "application").map((each) => arg(each, "rule.expiration.days")),
    is: inProd([365], [90]),
  },
  {
    value: "a conversation stays with its instance",
    read: (stacks) => args(targets(stacks), "stickiness.enabled", "stickiness.type", "stickiness.cookie_duration"),
    is: [true, "lb_cookie", 86_400],
  },
  {
    value: "an instance that goes has 300 seconds for what is open",
    read: (stacks) => arg(targets(stacks), "deregistration_delay"),
    is: "300",
  },
  {
    value: "instances are asked for /api/v1/health every 30 seconds, and answer 200",
    read: (stacks) => args(targets(stacks), "health_check.path", "health_check.interval", "health_check.matcher"),
    is: ["/api/v1/health", 30, "200"],
  },
  {
    value: "it writes down requests, and is protected against deletion in prod",
    read: (stacks) => args(balancer(stacks), "access_logs.enabled", "enable_deletion_protection"),
    is: inProd([true, true], [true, false]),
  },
];
