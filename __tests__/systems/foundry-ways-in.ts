import type { StackFile } from "../support/synthesized";
import { INTERNET } from "../support/who-reaches";

/** A fault to plant in the stacks of an environment, and who reaches ai then besides the API. */
export interface WayIn {
  readonly fault: string;
  readonly plant: (files: Record<string, StackFile>) => void;
  readonly reaches: readonly string[];
}

type Files = Record<string, StackFile>;

/** `network`, `ai`, `services` or `edge`: a layer of the environment. */
function layer(files: Files, name: string): StackFile {
  const [found, ...more] = Object.keys(files).filter((each) => each.endsWith(`-${name}`));
  if (!found || more.length > 0) throw new Error(`expected one stack of ${name}`);
  return files[found];
}

/** The only resource of a type whose id begins so. */
function id(file: StackFile, type: string, start = ""): string {
  const [found, ...more] = Object.keys(file.resource[type] ?? {}).filter((each) => each.startsWith(start));
  if (!found || more.length > 0) throw new Error(`expected one ${type} that begins with "${start}"`);
  return found;
}

const only = (file: StackFile, type: string, start?: string) => file.resource[type][id(file, type, start)];
const groupOf = (network: StackFile, role: string) =>
  `\${aws_security_group.${id(network, "aws_security_group", `groups_${role}_group`)}.id}`;

/** Lets somebody in: a block, a list, or the wearers of a group. */
const admits = (to: string, from: (network: StackFile) => object) => (files: Files) => {
  const network = layer(files, "network");
  const rule = { security_group_id: groupOf(network, to), ip_protocol: "tcp", from_port: 443, to_port: 443 };
  network.resource.aws_vpc_security_group_ingress_rule.planted = { ...rule, ...from(network) };
};
const group = (role: string) => (network: StackFile) => ({ referenced_security_group_id: groupOf(network, role) });

/** Has a stack read one more value of another. */
function reads(files: Files, from: string, address: string): string {
  const output = `planted-${address.replaceAll(".", "")}`;
  layer(files, from).output[output] = { value: `\${${address}}` };
  const stack = Object.keys(files).find((each) => each.endsWith(`-${from}`));
  return `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.${output}}`;
}

const everywhere: WayIn[] = [
  { fault: "the door admits the world", plant: admits("ai-door", () => ({ cidr_ipv4: "0.0.0.0/0" })), reaches: ["0.0.0.0/0"] },
  { fault: "the door admits the world by IPv6", plant: admits("ai-door", () => ({ cidr_ipv6: "::/0" })), reaches: ["::/0"] },
  { fault: "the door admits the VPC", plant: admits("ai-door", () => ({ cidr_ipv4: "10.0.0.0/16" })), reaches: ["10.0.0.0/16"] },
  {
    fault: "the door admits a list of prefixes",
    plant: admits("ai-door", () => ({ prefix_list_id: "pl-1" })),
    reaches: ["pl-1"],
  },
  { fault: "the door admits the database", plant: admits("ai-door", group("rds")), reaches: ["postgres"] },
  {
    fault: "the door's subnets have a route to the internet gateway",
    plant: (files) => {
      const network = layer(files, "network");
      const gateway = `\${aws_internet_gateway.${id(network, "aws_internet_gateway")}.id}`;
      for (const tier of ["app", "data"]) {
        const table = `\${aws_route_table.${id(network, "aws_route_table", `${tier}_us-east-1a`)}.id}`;
        network.resource.aws_route[`planted-${tier}`] = { route_table_id: table, gateway_id: gateway };
      }
    },
    reaches: [INTERNET],
  },
];

/** Faults of a service on App Runner. */
export const byEndpoint: WayIn[] = [
  ...everywhere,
  {
    fault: "the service has a public address",
    plant: (files) => {
      const { network_configuration: network } = only(layer(files, "ai"), "aws_apprunner_service");
      network.ingress_configuration.is_publicly_accessible = true;
    },
    reaches: [INTERNET],
  },
  {
    fault: "nobody says that the service has no public address",
    plant: (files) => {
      delete only(layer(files, "ai"), "aws_apprunner_service").network_configuration.ingress_configuration;
    },
    reaches: [INTERNET],
  },
  {
    fault: "the endpoint wears one more group, which admits ai itself and the tools",
    plant: (files) => {
      const ai = layer(files, "ai");
      const group = id(layer(files, "network"), "aws_security_group", "groups_endpoints_group");
      only(ai, "aws_vpc_endpoint").security_group_ids.push(reads(files, "network", `aws_security_group.${group}.id`));
    },
    reaches: ["ai", "database-bootstrap", "migrate"],
  },
  {
    fault: "web comes out of the API's connector",
    plant: (files) => {
      const services = layer(files, "services");
      const connector = `\${aws_apprunner_vpc_connector.${id(services, "aws_apprunner_vpc_connector")}.arn}`;
      only(services, "aws_apprunner_service", "service-web").network_configuration.egress_configuration = {
        egress_type: "VPC",
        vpc_connector_arn: connector,
      };
    },
    reaches: ["web"],
  },
  {
    fault: "a second connection leads to the service, by an endpoint that admits the world",
    plant: (files) => {
      const ai = layer(files, "ai");
      const open = reads(
        files,
        "network",
        `aws_security_group.${id(layer(files, "network"), "aws_security_group", "groups_tools")}.id`,
      );
      ai.resource.aws_vpc_endpoint.planted = { ...only(ai, "aws_vpc_endpoint"), security_group_ids: [open] };
      ai.resource.aws_apprunner_vpc_ingress_connection.planted = {
        ...only(ai, "aws_apprunner_vpc_ingress_connection"),
        ingress_vpc_configuration: { vpc_endpoint_id: "${aws_vpc_endpoint.planted.id}" },
      };
      admits("tools", () => ({ cidr_ipv4: "0.0.0.0/0" }))(files);
    },
    reaches: ["0.0.0.0/0"],
  },
  {
    fault: "CloudFront asks the service at its own address",
    plant: (files) => {
      const service = `aws_apprunner_service.${id(layer(files, "ai"), "aws_apprunner_service")}.service_url`;
      const domain_name = reads(files, "ai", service);
      only(layer(files, "edge"), "aws_cloudfront_distribution").origin.push({ origin_id: "planted", domain_name });
    },
    reaches: ["CloudFront"],
  },
];

/** Faults of a service of ECS. */
export const byBalancer: WayIn[] = [
  ...everywhere,
  {
    fault: "the world is admitted to the tasks",
    plant: admits("ai", () => ({ cidr_ipv4: "0.0.0.0/0" })),
    reaches: ["0.0.0.0/0"],
  },
  { fault: "tasks are admitted to one another", plant: admits("ai", group("ai")), reaches: ["ai"] },
  {
    fault: "the load balancer faces the internet",
    plant: (files) => {
      only(layer(files, "ai"), "aws_lb").internal = false;
    },
    reaches: [INTERNET],
  },
  {
    fault: "tasks have public addresses",
    plant: (files) => {
      only(layer(files, "ai"), "aws_ecs_service").network_configuration.assign_public_ip = true;
    },
    reaches: [INTERNET],
  },
  {
    fault: "CloudFront asks the load balancer by its name",
    plant: (files) => {
      const { name: domain_name } = only(layer(files, "ai"), "aws_route53_record", "alias_ipv4");
      only(layer(files, "edge"), "aws_cloudfront_distribution").origin.push({ origin_id: "planted", domain_name });
    },
    reaches: ["CloudFront"],
  },
];

/** Faults where the other services are tasks too. */
export const besideTasks: WayIn[] = [
  { fault: "web is admitted to the tasks", plant: admits("ai", group("web")), reaches: ["web"] },
  {
    fault: "the public listener sends a path to ai",
    plant: (files) => {
      const services = layer(files, "services");
      const targets = reads(files, "ai", `aws_lb_target_group.${id(layer(files, "ai"), "aws_lb_target_group")}.arn`);
      const listener_arn = `\${aws_lb_listener.${id(services, "aws_lb_listener")}.arn}`;
      services.resource.aws_lb_listener_rule.planted = { listener_arn, action: [{ type: "forward", target_group_arn: targets }] };
    },
    reaches: ["${data.aws_ec2_managed_prefix_list", "CloudFront", INTERNET],
  },
  {
    fault: "ai's tasks are registered behind the public listener",
    plant: (files) => {
      const services = layer(files, "services");
      const targets = `aws_lb_target_group.${id(services, "aws_lb_target_group", "load-balancer_web")}.arn`;
      only(layer(files, "ai"), "aws_ecs_service").load_balancer.push({ target_group_arn: reads(files, "services", targets) });
    },
    reaches: ["${data.aws_ec2_managed_prefix_list", "CloudFront", INTERNET],
  },
];
