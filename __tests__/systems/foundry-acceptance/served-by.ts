import { type Placed, valuesAt } from "../../../scripts/docs/estate";
import type { Values } from "../../support/system-stacks";
import { only, type Site } from "./site";

/** Who answers a path under the site's name: `web`, `api`, or a bucket. */
export function servedBy(site: Site, path: string): string {
  const distribution = only(site.estate.of("aws_cloudfront_distribution"), "distribution");
  const ordered = distribution.values.ordered_cache_behavior as Values[];
  const behaviour = ordered.find(({ path_pattern: pattern }) => matches(String(pattern), path));
  const { target_origin_id: id } = behaviour ?? (distribution.values.default_cache_behavior as Values);
  const origin = only(
    (distribution.values.origin as Values[]).filter(({ origin_id: each }) => each === id),
    `origin ${id}`,
  );
  const [asked] = site.estate.leads({ ...distribution, values: { host: origin.domain_name } as Placed["values"] }, "host");
  if (asked) return nameOf(asked);
  return behindBalancer(site, String(origin.domain_name), path);
}

/** The service whose tasks the listener sends a path to, at the load balancer that this host leads to. */
function behindBalancer({ estate }: Site, host: string, path: string): string {
  const { of, leads, referring } = estate;
  const records = of("aws_route53_record").filter(({ values }) => values.name === host && values.type === "A");
  const [balancer] = leads(only(records, `record of ${host}`), "alias.name");
  const listener = only(
    of("aws_lb_listener").filter((each) => leads(each, "load_balancer_arn").includes(balancer)),
    "listener",
  );
  const rules = of("aws_lb_listener_rule").filter((each) => leads(each, "listener_arn").includes(listener));
  const rule = rules.find((each) =>
    valuesAt(each, "condition.path_pattern.values").some((pattern) => matches(String(pattern), path)),
  );
  const [targets] = rule ? leads(rule, "action.target_group_arn") : leads(listener, "default_action.target_group_arn");
  return nameOf(only(referring(targets, /^aws_ecs_service$/), "service behind the target group"));
}

/** `*` is any number of characters, in CloudFront's patterns as in load balancers'. */
const matches = (pattern: string, path: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`).test(path);

const nameOf = ({ values }: Placed) =>
  String(values.service_name ?? values.name ?? values.bucket).replace(/^foundry-(dev|staging|prod)-|-\$\{.*$/g, "");
