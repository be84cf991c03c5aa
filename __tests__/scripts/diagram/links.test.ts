import { sheetOf } from "../../../scripts/diagram/cards";
import { type End, type Framed, framed } from "../../../scripts/diagram/frames";
import { drawn, type Link } from "../../../scripts/diagram/links";
import { partsOf } from "../../../scripts/diagram/part";
import { wearers } from "../../../scripts/diagram/reach-wires";
import { type Estate, estateIn, estateOf } from "../../../scripts/docs/estate";
import { reachEdges } from "../../../scripts/docs/reach-edges";
import { synthesizeAll } from "../../support/synthesized";

const outdir = synthesizeAll();
const systems = ["partner", "portfolio", "student-helper", "student-helper-v1", "foundry"];
const prefixes = systems.flatMap((system) => ["dev", "staging", "prod"].map((environment) => `${system}-${environment}-`));
const trafficOf = (estate: Estate, prefix: string) => framed(sheetOf(drawn(estate, prefix), "traffic"));

const keysOf = (end: End) => ("cards" in end ? end.cards : [end]).flatMap(({ parts }) => parts.map(({ key }) => key));

/** Ways between two groups that are both worn, and that no arrow shows. */
function missing(estate: Estate, prefix: string, { arrows }: Framed): string[] {
  const parts = partsOf(estate, prefix);
  const keys = (group: string) => wearers(estate, group).map((each) => parts.get(each)?.key ?? "");
  const isShown = (from: string, to: string) =>
    arrows.some((arrow) => keysOf(arrow.from).includes(from) && keysOf(arrow.to).includes(to));
  return reachEdges(estate).flatMap((edge) =>
    keys(edge.from).flatMap((from) =>
      keys(edge.to).flatMap((to) => (from === to || isShown(from, to) ? [] : [`${edge.from} → ${edge.to} ${edge.port}`])),
    ),
  );
}

test.each(prefixes)("every way that groups of %s* leave open is an arrow", (prefix) => {
  const estate = estateIn(outdir, prefix);
  const sheet = trafficOf(estate, prefix);
  expect(sheet.arrows.length).toBeGreaterThan(10);
  expect(missing(estate, prefix, sheet)).toEqual([]);
});

test("an arrow that is missing is found, with everybody who wears the group", () => {
  const estate = estateIn(outdir, "portfolio-prod-");
  const { arrows, ...sheet } = trafficOf(estate, "portfolio-prod-");
  const without = arrows.filter(({ labels }) => !labels.includes("6379"));
  expect(missing(estate, "portfolio-prod-", { ...sheet, arrows: without })).toEqual(["ecs → redis 6379", "ecs → redis 6379"]);
});

const $ = (reference: string) => `\${${reference}}`;
const named = ({ from, to, labels, by }: Link) => [`${from.name} → ${to.name}`, labels.join(" "), by].filter(Boolean).join(", ");
const linksOf = (resource: object) => drawn(estateOf({ "shop-dev-shop": { resource } as never }), "shop-dev-").links.map(named);

const allow = (Resource: string) => ({ Effect: "Allow", Action: "sqs:SendMessage", Resource });
const deny = (Resource: string) => ({ ...allow(Resource), Effect: "Deny" });
const queues = {
  aws_sqs_queue: { orders: { name: "shop-dev-orders" }, dead: { name: "shop-dev-dead" } },
  aws_lambda_function: { worker: { function_name: "shop-dev-worker", role: $("aws_iam_role.worker.arn") } },
};
const group = { vpc_id: $("aws_vpc.main.id") };
const tcp = { ip_protocol: "tcp", from_port: 5432, to_port: 5432 };
const [wearsApi, wearsRds] = ["api", "rds"].map((name) => $(`aws_security_group.${name}.id`));
const guarded = {
  aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
  aws_security_group: { api: { ...group, name: "shop-dev-api" }, rds: { ...group, name: "shop-dev-rds" } },
  aws_lambda_function: { api: { function_name: "shop-dev-api", vpc_config: { security_group_ids: [wearsApi] } } },
  aws_db_instance: { main: { identifier: "shop-dev-postgres", engine_version: "16", vpc_security_group_ids: [wearsRds] } },
  aws_vpc_security_group_ingress_rule: { in: { ...tcp, security_group_id: wearsRds, referenced_security_group_id: wearsApi } },
};
const table: { what: string; resource: object; found: string[] }[] = [
  {
    what: "a queue feeds the function behind an alias",
    resource: {
      ...queues,
      aws_lambda_alias: { live: { function_name: $("aws_lambda_function.worker.function_name") } },
      aws_lambda_event_source_mapping: {
        map: { event_source_arn: $("aws_sqs_queue.orders.arn"), function_name: $("aws_lambda_alias.live.arn") },
      },
    },
    found: ["orders → worker, resource"],
  },
  {
    what: "what is not read goes to the dead letters",
    resource: {
      ...queues,
      aws_sqs_queue_redrive_policy: {
        redrive: { queue_url: $("aws_sqs_queue.orders.url"), redrive_policy: $("aws_sqs_queue.dead.arn") },
      },
    },
    found: ["orders → dead, dead letters, resource"],
  },
  {
    what: "a role's policy lets a function use one queue, and denies it another",
    resource: {
      ...queues,
      aws_iam_role: { worker: { name: "shop-dev-worker" } },
      aws_iam_role_policy: {
        own: {
          role: $("aws_iam_role.worker.name"),
          policy: JSON.stringify({ Statement: [allow($("aws_sqs_queue.orders.arn")), deny($("aws_sqs_queue.dead.arn"))] }),
        },
      },
    },
    found: ["worker → orders, policy"],
  },
  {
    what: "a policy is read that has quotes in an expression",
    resource: {
      ...queues,
      aws_iam_role: { worker: { name: "shop-dev-worker" } },
      aws_iam_policy: {
        shared: {
          policy: `{"Statement":[${JSON.stringify(allow($("aws_sqs_queue.orders.arn")))},{"Sid":"${$('split("/", 1)')}"}]}`,
        },
      },
      aws_iam_role_policy_attachment: {
        shared: { role: $("aws_iam_role.worker.name"), policy_arn: $("aws_iam_policy.shared.arn") },
      },
    },
    found: ["worker → orders, policy"],
  },
  {
    what: "a group is let out and another lets it in",
    resource: {
      ...guarded,
      aws_vpc_security_group_egress_rule: {
        out: { ...tcp, security_group_id: wearsApi, referenced_security_group_id: wearsRds },
      },
    },
    found: ["api → postgres, 5432, reach"],
  },
  { what: "a group is let in, and nothing lets it out", resource: guarded, found: [] },
  {
    what: "people ask CloudFront, and CloudFront an origin by the name of its record",
    resource: {
      aws_cloudfront_distribution: {
        site: {
          aliases: ["shop.example.com"],
          origin: [{ origin_id: "app", domain_name: "origin.example.com" }],
          default_cache_behavior: { target_origin_id: "app" },
        },
      },
      aws_route53_record: { origin: { name: "origin.example.com", alias: { name: $("aws_lb.app.dns_name") } } },
      aws_lb: { app: { name: "shop-dev-app" } },
    },
    found: ["shop.example.com → app, resource", "people and programs → shop.example.com, 443, resource"],
  },
  {
    what: "an alarm tells a topic, and the topic a mailbox",
    resource: {
      aws_sns_topic: { alarms: { name: "shop-dev-alarms" } },
      aws_cloudwatch_metric_alarm: { full: { namespace: "AWS/SQS", alarm_actions: [$("aws_sns_topic.alarms.arn")] } },
      aws_sns_topic_subscription: {
        team: { topic_arn: $("aws_sns_topic.alarms.arn"), protocol: "email", endpoint: "team@example.com" },
      },
    },
    found: ["SQS → alarms, resource", "alarms → team@example.com, resource"],
  },
];

test.each(table)("$what", ({ resource, found }) => {
  expect(linksOf(resource)).toEqual(found);
});
