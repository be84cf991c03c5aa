import type { Estate, Placed } from "../docs/estate";
import type { Panel } from "./kind";
import { KINDS } from "./kinds";
import { type Box, boxesOf } from "./places";
import { groupsOf } from "./reach-wires";
import { shortName } from "./short-name";

/** One thing that is drawn: a resource, or somebody outside. */
export interface Part {
  readonly key: string;
  readonly word: string;
  readonly name: string;
  /** Size, and what else says something. */
  readonly detail: string;
  /** A region other than the environment's own. */
  readonly away: string;
  /** The stack, without system and environment; none for who stands outside. */
  readonly layer: string;
  /** The boxes that it stands in, from the outermost. */
  readonly boxes: readonly Box[];
  readonly panel: Panel;
  /** The security groups that it wears. */
  readonly groups: readonly string[];
}

/** Who stands outside: no resource says so. */
export const outside = (word: string, name: string, panel: Panel): Part => ({
  key: `outside ${word} ${name}`,
  word,
  name,
  detail: "",
  away: "",
  layer: "",
  boxes: [],
  panel,
  groups: [],
});

/** Every resource of an environment that has a card, in the order of the output. */
export function partsOf(estate: Estate, prefix: string): ReadonlyMap<Placed, Part> {
  const home = homeOf(estate);
  return new Map(
    estate.resources
      .filter(({ type }) => type in KINDS)
      .map((each) => {
        const { word, panel, name = usualName, detail } = KINDS[each.type];
        const boxes = boxesOf(each, estate, prefix);
        const isAway = each.region !== home && boxes.length < 2;
        const part: Part = {
          key: `${each.stack} ${each.address}`,
          word: typeof word === "string" ? word : word(each, estate),
          name: shortName(name(each, estate), prefix),
          detail: detail?.(each, estate) ?? "",
          away: isAway ? each.region : "",
          layer: each.stack.slice(prefix.length),
          boxes,
          panel,
          groups: groupsOf(estate, each),
        };
        return [each, part];
      }),
  );
}

/** The region of an environment: where its first VPC is. */
export const homeOf = (estate: Estate): string =>
  estate.of("aws_subnet").find(({ values }) => values.provider === undefined)?.region ?? "";

const NAMES = ["function_name", "service_name", "identifier", "bucket", "dashboard_name", "alarm_name", "name"];

function usualName({ values }: Placed): string {
  const named = NAMES.find((argument) => typeof values[argument] === "string");
  if (named) return String(values[named]);
  const tags = values.tags as { readonly Name?: string } | undefined;
  return tags?.Name ?? "";
}
