import { estateIn } from "./estate";
import { markdownTable } from "./markdown-table";
import { groupName, type ReachEdge, reachEdges } from "./reach-edges";
import { ENVIRONMENTS } from "./stack-table";

const INTRODUCTION = `# Who can reach what

Which security group lets whom in, and lets whom out, on which TCP port. A way is open where both ends say so: the group that connects lets it out, and the
group that is connected to lets it in. _Italics_ have no group: the internet, addresses, and AWS services by lists of addresses that AWS keeps. A port that is
\`all\` is every port and protocol. Groups are one control of several: network ACLs, web ACLs, TLS and passwords stand besides, and what has no address in a VPC
(S3, DynamoDB, CloudFront before an origin) is not shown here. Every way in must have its way out, and the other way round; a test looks for those that have
not. Shown is what the environment files ask for as shipped: with Elastic Beanstalk for partner's REST API, or Fargate for foundry, there are other ways.

This page is written by \`node --import tsx scripts/figures.ts\` from what is synthesized; a test tells when it is out of date.`;

/** `docs/reach.md`: who reaches whom in each system. */
export function reachPage(outdir: string, systems: readonly string[]): string {
  const sections = systems.map((system) => {
    const estates = ENVIRONMENTS.map((environment) => estateIn(outdir, `${system}-${environment}-`));
    const groups = new Map(
      estates.flatMap(({ of }) => of("aws_security_group")).map((each) => [groupName(each), String(each.values.description)]),
    );
    return [
      `## ${system}`,
      reachTable(estates.map(reachEdges)),
      markdownTable([["group", "is"], ...[...groups].sort().map(([name, is]) => [`\`${name}\``, is])], 2),
    ];
  });
  return `${[INTRODUCTION, ...sections.flat()].join("\n\n")}\n`;
}

/** One row for each way of any environment, and where it is open. */
export function reachTable(environments: readonly (readonly ReachEdge[])[]): string {
  const key = ({ from, to, port }: ReachEdge) => [from, to, port].join(" ");
  const ways = new Map(environments.flat().map((each) => [key(each), each]));
  const rows = [...ways.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
  const where = (way: ReachEdge) => environments.map((edges) => edges.find((each) => key(each) === key(way))?.open ?? "–");
  return markdownTable(
    [
      ["from", "to", "port", "dev · staging · prod"],
      ...rows.map((way) => [named(way.from), named(way.to), way.port, where(way).join(" · ")]),
    ],
    2,
  );
}

const order = ({ from, to, port }: ReachEdge) => [from, to, port.padStart(5)].join("\n");
const named = (end: string) => (end.startsWith("_") ? end : `\`${end}\``);
