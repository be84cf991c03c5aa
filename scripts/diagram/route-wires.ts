import { at, blocks } from "../../modules/governance/rule";
import { type Estate, type Placed, valuesAt } from "../docs/estate";
import { cardsAt, textsAt, type Wire } from "./wires";

/** CloudFront to its origins, and which paths lead there. */
export function originWires(estate: Estate): Wire[] {
  return estate.of("aws_cloudfront_distribution").flatMap((distribution) =>
    blocks(distribution, "origin").flatMap((origin) =>
      originsAt(estate, { ...distribution, values: origin.values }).map(
        (to): Wire => ({
          from: distribution,
          to,
          label: pathsTo(distribution, String(origin.values.origin_id)),
          panel: "traffic",
          by: "resource",
        }),
      ),
    ),
  );
}

/** By reference, or by a name whose record leads there. */
function originsAt(estate: Estate, origin: Placed): Placed[] {
  const records = estate.of("aws_route53_record").filter(({ values }) => values.name === origin.values.domain_name);
  return [
    ...new Set([
      ...cardsAt(estate, origin, "domain_name"),
      ...records.flatMap((record) => cardsAt(estate, record, "alias.name")),
    ]),
  ];
}

function pathsTo(distribution: Placed, origin: string): string {
  const behaviours = blocks(distribution, "ordered_cache_behavior").filter(({ values }) => values.target_origin_id === origin);
  const isDefault = at(distribution, "default_cache_behavior.target_origin_id") === origin;
  const isOnly = blocks(distribution, "origin").length === 1;
  if (isDefault) return isOnly ? "" : "all other paths";
  return behaviours.map(({ values }) => String(values.path_pattern)).join(" ");
}

const TARGETS = ["load_balancer.target_group_arn", "target_group_arns"];

/** Load balancers to what stands in their target groups, and which paths and port lead there. */
export function balancerWires(estate: Estate): Wire[] {
  const forwards = [
    ...estate
      .of("aws_lb_listener")
      .map((listener) => ({ rule: listener, balancer: "load_balancer_arn", group: "default_action.target_group_arn" })),
    ...estate.of("aws_lb_listener_rule").map((rule) => ({ rule, balancer: "listener_arn", group: "action.target_group_arn" })),
  ];
  return forwards.flatMap(({ rule, balancer, group }) =>
    cardsAt(estate, rule, balancer).flatMap((from) =>
      estate.leads(rule, group).flatMap((targets) =>
        membersOf(estate, targets).map((to): Wire => {
          const paths = textsAt(rule, "condition.path_pattern.values").join(" ");
          return { from, to, label: [paths, targets.values.port].filter(Boolean).join(" "), panel: "traffic", by: "resource" };
        }),
      ),
    ),
  );
}

const membersOf = (estate: Estate, group: Placed): Placed[] =>
  [...estate.of("aws_ecs_service"), ...estate.of("aws_autoscaling_group")].filter((each) =>
    TARGETS.some((path) => valuesAt(each, path).length > 0 && estate.leads(each, path).includes(group)),
  );
