import { listed } from "../../modules/governance/rule";
import { type Estate, type Placed, valuesAt } from "../docs/estate";
import type { Panel } from "./kind";
import { KINDS } from "./kinds";
import { TIES } from "./ties";

/** One thing asks, feeds or tells another. */
export interface Wire {
  readonly from: Placed;
  readonly to: Placed;
  readonly label: string;
  readonly panel: Panel;
  /** What says so: one security group lets another in, a policy allows it, or a resource is about it. */
  readonly by: "reach" | "policy" | "resource";
}

/** What stands before a resource that has a card, and which of its arguments leads there. */
const THROUGH: Readonly<Record<string, string>> = {
  aws_lambda_alias: "function_name",
  aws_api_gateway_stage: "rest_api_id",
  aws_lb_listener: "load_balancer_arn",
  aws_backup_plan: "rule.target_vault_name",
  aws_ecs_capacity_provider: "auto_scaling_group_provider.auto_scaling_group_arn",
};

/** The resources with a card that an argument leads to, whatever stands before them. */
export const cardsAt = (estate: Estate, from: Placed, path: string): Placed[] =>
  (path === "self" ? [from] : estate.leads(from, path)).flatMap((each) => behind(estate, each));

function behind(estate: Estate, each: Placed): Placed[] {
  if (each.type in KINDS) return [each];
  return each.type in THROUGH ? cardsAt(estate, each, THROUGH[each.type]) : [];
}

/** Everything that resources tie together by their arguments. */
export function tiedWires(estate: Estate): Wire[] {
  return estate.resources.flatMap((each) =>
    (TIES[each.type] ?? [])
      .filter(({ unless }) => !unless || each.values[unless] === undefined)
      .flatMap(({ from, to, panel, label = "" }) =>
        cardsAt(estate, each, from).flatMap((start) =>
          cardsAt(estate, each, to)
            .filter((end) => end !== start)
            .map(
              (end): Wire => ({
                from: start,
                to: end,
                panel,
                by: "resource",
                label: typeof label === "string" ? label : label(each),
              }),
            ),
        ),
      ),
  );
}

/** Listed values of a path, as text. */
export const textsAt = (each: Placed, path: string): string[] =>
  valuesAt(each, path)
    .flatMap((value) => listed(value))
    .map(String);
