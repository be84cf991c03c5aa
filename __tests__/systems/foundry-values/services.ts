import type { SystemStacks, Values } from "../../support/system-stacks";
import { arg, args, by, inProd, leadsTo, only, type Row, tiersOf } from "../values/row";

const NETWORK = "network_configuration";
const IMAGE = "source_configuration.image_repository";

function service({ of }: SystemStacks, environment: string, role: string): Values {
  const name = `foundry-${environment}-${role}`;
  return only(
    of("aws_apprunner_service").filter(({ service_name: each }) => each === name),
    `service ${name}`,
  );
}
const scaling = ({ the }: SystemStacks, environment: string, role: string) =>
  the("aws_apprunner_auto_scaling_configuration_version", { auto_scaling_configuration_name: `foundry-${environment}-${role}` });
/** One row for each service. */
const each = (value: string, path: string, is: Readonly<Record<string, unknown>>): Row[] =>
  Object.entries(is).map(([role, wanted]) => ({
    value: `${role} ${value}`,
    read: (stacks, environment) => arg(service(stacks, environment, role), path),
    is: wanted,
  }));

export const services: Row[] = [
  ...each("is reached from where it must be", `${NETWORK}.ingress_configuration.is_publicly_accessible`, {
    web: true,
    api: true,
    ai: false,
  }),
  ...each("sends its requests into the VPC, but for web", `${NETWORK}.egress_configuration.egress_type`, {
    web: "DEFAULT",
    api: "VPC",
    ai: "VPC",
  }),
  ...each("hears its port", `${IMAGE}.image_configuration.port`, { web: "8080", api: "8081", ai: "8000" }),
  ...each("answers while it is well", "health_check_configuration.path", { web: "/", api: "/api/health", ai: "/healthz" }),
  ...each("has this CPU", "instance_configuration.cpu", {
    web: "256",
    api: inProd("1024", "512"),
    ai: "1024",
  }),
  ...each("has this memory", "instance_configuration.memory", {
    web: "512",
    api: inProd("2048", "1024"),
    ai: "2048",
  }),
  ...each("deploys whatever gets the environment's tag", "source_configuration.auto_deployments_enabled", {
    web: true,
    api: true,
    ai: true,
  }),
  ...["web", "api", "ai"].map((role) => ({
    value: `${role} runs the image of its own repository that has the environment's tag`,
    read: (stacks: SystemStacks, environment: string) => {
      const uri = String(arg(service(stacks, environment, role), `${IMAGE}.image_identifier`));
      return leadsTo(uri, `first-images_${role}_`, `${role}-images_`).includes(role);
    },
    is: true,
  })),
  {
    value: "instances of web, api and ai are 1 to 2, 4 and 4, in prod 2 to 4, 10 and 10",
    read: (stacks, environment) =>
      ["web", "api", "ai"].map((role) => args(scaling(stacks, environment, role), "min_size", "max_size")),
    is: inProd(
      [
        [2, 4],
        [2, 10],
        [2, 10],
      ],
      [
        [1, 2],
        [1, 4],
        [1, 4],
      ],
    ),
  },
  {
    value: "an instance of web, api and ai takes 100, 80 and 20 requests at once",
    read: (stacks, environment) => ["web", "api", "ai"].map((role) => arg(scaling(stacks, environment, role), "max_concurrency")),
    is: [100, 80, 20],
  },
  {
    value: "api and ai have a connector each, in the app subnets",
    read: ({ of }, environment) =>
      of("aws_apprunner_vpc_connector")
        .map((connector) => [
          String(arg(connector, "vpc_connector_name")).replace(`foundry-${environment}-`, ""),
          tiersOf(connector.subnets),
          (connector.security_groups as string[]).map((group) => leadsTo(group, "groups_ai_group", "groups_api_group")),
        ])
        .sort(),
    is: [
      ["ai", ["app", "app"], ["groups_ai_group"]],
      ["api", ["app", "app"], ["groups_api_group"]],
    ],
  },
  {
    value: "ai has one ingress connection, by App Runner's endpoint in the data subnets",
    read: ({ one, the }) => {
      const endpoint = the("aws_vpc_endpoint", { service_name: "com.amazonaws.us-east-1.apprunner.requests" });
      return [
        leadsTo(arg(one("aws_apprunner_vpc_ingress_connection"), "service_arn"), "aws_apprunner_service.service_"),
        new Set(tiersOf(endpoint.subnet_ids)),
        (endpoint.security_group_ids as string[]).map((group) => leadsTo(group, "groups_ai-door_")),
      ];
    },
    is: ["aws_apprunner_service.service_", new Set(["data"]), ["groups_ai-door_"]],
  },
  {
    value: "traces go to X-Ray",
    read: ({ of }) => [
      ...new Set(of("aws_apprunner_observability_configuration").map((one) => arg(one, "trace_configuration.vendor"))),
    ],
    is: ["AWSXRAY"],
  },
  {
    value: "App Runner's log groups are kept as long as all others, with the environment's key",
    read: ({ of }, environment) =>
      of("aws_lambda_invocation")
        .map(({ input }) => JSON.parse(String(input)))
        .filter(({ wanted }) => wanted?.groups)
        .map(({ wanted: { groups, retentionDays, kmsKeyArn } }) => [
          groups.map((name: string) => name.replace(/\$\{.*\}/, "<id>").replace(`/aws/apprunner/foundry-${environment}-`, "")),
          retentionDays,
          leadsTo(kmsKeyArn, "platform_key_"),
        ])
        .sort(),
    is: (environment: string) =>
      ["ai", "api", "web"].map((role) => [
        [`${role}/<id>/application`, `${role}/<id>/service`],
        by(30, 30, 90)(environment),
        "platform_key_",
      ]),
  },
  {
    value: "images of web, api and ai have repositories of their own, scanned when they are pushed",
    read: ({ of }, environment) =>
      of("aws_ecr_repository")
        .map((repository) => {
          expect(arg(repository, "image_scanning_configuration.scan_on_push")).toBe(true);
          return String(repository.name).replace(`foundry-${environment}-`, "");
        })
        .sort(),
    is: ["ai", "api", "web"],
  },
];
