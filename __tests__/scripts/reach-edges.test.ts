import { estateOf } from "../../scripts/docs/estate";
import { type ReachEdge, reachEdges } from "../../scripts/docs/reach-edges";
import { reachTable } from "../../scripts/docs/reach-page";

const $ = (reference: string) => `\${${reference}}`;
const group = (name: string) => ({ name: `shop-dev-${name}`, vpc_id: $("aws_vpc.main.id"), description: name });
const rule = (own: string, other: object, port = 5432) => ({
  security_group_id: $(`aws_security_group.${own}.id`),
  ip_protocol: "tcp",
  from_port: port,
  to_port: port,
  ...other,
});
const peer = (name: string) => ({ referenced_security_group_id: $(`aws_security_group.${name}.id`) });

type Rules = Record<string, object>;
const edges = (into: Rules, out: Rules): ReachEdge[] =>
  reachEdges(
    estateOf({
      "shop-dev-network": {
        resource: {
          aws_vpc: {
            main: { cidr_block: "10.0.0.0/16", tags: { Name: "shop-dev-vpc" } },
            far: { cidr_block: "10.1.0.0/24", tags: { Name: "shop-dev-far" } },
          },
          aws_vpc_endpoint: { s3: { service_name: "com.amazonaws.us-east-1.s3" } },
          aws_security_group: { api: group("api"), rds: group("rds") },
          aws_vpc_security_group_ingress_rule: into as never,
          aws_vpc_security_group_egress_rule: out as never,
        },
      },
    }),
  );

const enter = { enter: rule("rds", peer("api")) };
const table: { what: string; into: Rules; out: Rules; found: ReachEdge[] }[] = [
  {
    what: "both ends say so",
    into: enter,
    out: { leave: rule("api", peer("rds")) },
    found: [{ from: "api", to: "rds", port: "5432", open: "yes" }],
  },
  {
    what: "nothing lets it out",
    into: enter,
    out: {},
    found: [{ from: "api", to: "rds", port: "5432", open: "way in only" }],
  },
  {
    what: "nothing lets it in",
    into: {},
    out: { leave: rule("api", peer("rds")) },
    found: [{ from: "api", to: "rds", port: "5432", open: "way out only" }],
  },
  {
    what: "the ends speak of different ports",
    into: enter,
    out: { leave: rule("api", peer("rds"), 5433) },
    found: [
      { from: "api", to: "rds", port: "5432", open: "way in only" },
      { from: "api", to: "rds", port: "5433", open: "way out only" },
    ],
  },
  {
    what: "it is let out to all of the VPC",
    into: enter,
    out: { leave: { security_group_id: $("aws_security_group.api.id"), ip_protocol: "-1", cidr_ipv4: "10.0.0.0/16" } },
    found: [
      { from: "api", to: "rds", port: "5432", open: "yes" },
      { from: "api", to: "_anything in the VPC, 10.0.0.0/16_", port: "all", open: "yes" },
    ],
  },
  {
    what: "it is let out to another VPC only",
    into: enter,
    out: { leave: rule("api", { cidr_ipv4: "10.1.0.0/24" }) },
    found: [
      { from: "api", to: "rds", port: "5432", open: "way in only" },
      { from: "api", to: "_anything in the VPC far, 10.1.0.0/24_", port: "5432", open: "yes" },
    ],
  },
  {
    what: "the internet is let in, by both families of addresses",
    into: { four: rule("api", { cidr_ipv4: "0.0.0.0/0" }, 443), six: rule("api", { cidr_ipv6: "::/0" }, 443) },
    out: {},
    found: [{ from: "_the internet_", to: "api", port: "443", open: "yes" }],
  },
  {
    what: "lists of prefixes are named",
    into: { list: rule("api", { prefix_list_id: $("data.aws_ec2_managed_prefix_list.groups_cloudfront_93F66CED.id") }, 80) },
    out: { list: rule("api", { prefix_list_id: $("aws_vpc_endpoint.s3.prefix_list_id") }, 443) },
    found: [
      { from: "_cloudfront, by AWS's list of its addresses_", to: "api", port: "80", open: "yes" },
      { from: "api", to: "_s3, by its endpoint_", port: "443", open: "yes" },
    ],
  },
];

test.each(table)("$what", ({ into, out, found }) => {
  expect(edges(into, out)).toEqual(found);
});

test("a range of ports is refused, and a rule without an other end", () => {
  expect(() => edges({ range: { ...rule("rds", peer("api")), to_port: 6000 } }, {})).toThrow("must be about one TCP port");
  expect(() => edges({ none: rule("rds", {}) }, {})).toThrow("must name a group, a block of addresses or a prefix list");
});

test("the same way in several environments is one row, which says where it is open", () => {
  const open: ReachEdge = { from: "api", to: "rds", port: "5432", open: "yes" };
  const rows = reachTable([[open], [], [{ ...open, open: "way in only" }]]).split("\n");
  expect(rows.slice(2)).toEqual(["| `api` | `rds` | 5432 | yes · – · way in only |"]);
});
