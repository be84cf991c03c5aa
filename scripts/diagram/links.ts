import type { Estate, Placed } from "../docs/estate";
import { backupWires } from "./backup-wires";
import type { Panel } from "./kind";
import { outside, type Part, partsOf } from "./part";
import { reachWays } from "./reach-wires";
import { balancerWires, originWires } from "./route-wires";
import { useWires } from "./use-wires";
import { textsAt, tiedWires, type Wire } from "./wires";

/** An arrow between two parts. */
export interface Link {
  readonly from: Part;
  readonly to: Part;
  /** Ports, paths, or what happens; one for each arrow that fell together. */
  readonly labels: readonly string[];
  readonly by: Wire["by"];
  readonly panel: Panel;
}

/** What is drawn of an environment. */
export interface Drawn {
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
}

const PEOPLE = outside("Internet", "people and programs", "traffic");
const INTERNET = outside("Internet", "other companies' services", "traffic");

/** Every part and every link of an environment. `prefix` is `partner-prod-`. */
export function drawn(estate: Estate, prefix: string): Drawn {
  const parts = partsOf(estate, prefix);
  const partOf = (each: Placed): Part => {
    const part = parts.get(each);
    if (!part) throw new Error(`${each.address} of ${each.stack} has no card`);
    return part;
  };
  const toLink = ({ from, to, label, panel, by }: Wire): Link => ({
    from: partOf(from),
    to: partOf(to),
    labels: label ? [label] : [],
    panel,
    by,
  });
  const routed = [...originWires(estate), ...balancerWires(estate), ...tiedWires(estate), ...backupWires(estate)].map(toLink);
  const links = [
    ...routed,
    ...reachLinks(estate, partOf, routed),
    ...useWires(estate)
      .filter(({ from, to }) => !routed.some((link) => joins(link, partOf(from), partOf(to))))
      .map(toLink),
    ...peopleLinks(estate, partOf, routed),
    ...mailLinks(estate, partOf),
  ];
  const ends = links.flatMap(({ from, to }) => [from, to]);
  return { parts: [...new Set([...parts.values(), ...ends])], links: together(links.filter(({ from, to }) => from !== to)) };
}

const joins = (link: Link, one: Part, other: Part) =>
  (link.from === one && link.to === other) || (link.from === other && link.to === one);

/** Ways of security groups. Where something else already leads from one to the other, it says more. */
function reachLinks(estate: Estate, partOf: (each: Placed) => Part, routed: readonly Link[]): Link[] {
  const nats = estate.of("aws_nat_gateway").map(partOf);
  const link = (from: Part, to: Part, port: string): Link => ({ from, to, labels: [port], panel: "traffic", by: "reach" });
  const out = nats.map((nat) => link(nat, INTERNET, ""));
  const ways = reachWays(estate).flatMap(({ from, to, port }) => {
    const start = from === "people" ? PEOPLE : partOf(from);
    const ends = to !== "internet" ? [partOf(to)] : nats.length > 0 ? nats : [INTERNET];
    return ends
      .filter((end) => !routed.some((other) => other.from === start && other.to === end))
      .map((end) => link(start, end, port));
  });
  return ways.some(({ to }) => nats.includes(to)) ? [...ways, ...out] : ways;
}

const ENTRIES = ["aws_cloudfront_distribution", "aws_api_gateway_rest_api", "aws_apigatewayv2_api"];

/** What has an address of its own on the internet, and no security group that says so. */
const peopleLinks = (estate: Estate, partOf: (each: Placed) => Part, routed: readonly Link[]): Link[] =>
  ENTRIES.flatMap((type) => estate.of(type))
    .map(partOf)
    .filter((part) => !routed.some(({ to }) => to === part))
    .map((to) => ({ from: PEOPLE, to, labels: ["443"], panel: "traffic", by: "resource" }));

const mailLinks = (estate: Estate, partOf: (each: Placed) => Part): Link[] =>
  estate
    .of("aws_sns_topic_subscription")
    .filter(({ values }) => values.protocol === "email")
    .flatMap((each) =>
      estate.leads(each, "topic_arn").flatMap((topic) =>
        textsAt(each, "endpoint").map(
          (address): Link => ({
            from: partOf(topic),
            to: outside("E-mail", address, "watching"),
            labels: [],
            panel: "watching",
            by: "resource",
          }),
        ),
      ),
    );

/** One arrow from one part to another in a panel. */
function together(links: readonly Link[]): Link[] {
  const byEnds = new Map<string, Link>();
  for (const link of links) {
    const key = [link.from.key, link.to.key, link.panel].join("\n");
    const known = byEnds.get(key);
    byEnds.set(key, known ? { ...known, labels: [...new Set([...known.labels, ...link.labels])] } : link);
  }
  return [...byEnds.values()];
}
