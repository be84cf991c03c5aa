import type { computeRules } from "../../../../modules/governance/rules/compute";
import { again, container, type Fault, set, without } from "./fault";

const bastion = { stack: "partner-prod-database", resource: "aws_instance" };
const template = { stack: "student-helper-prod-application", resource: "aws_launch_template" };
// v1, whose group stands in two zones.
const group = { stack: "student-helper-v1-prod-application", resource: "aws_autoscaling_group" };
const cluster = { stack: "portfolio-prod-services", resource: "aws_ecs_cluster." };
const service = { stack: "portfolio-prod-services", resource: "aws_ecs_service" };
const task = { stack: "portfolio-prod-services", resource: "aws_ecs_task_definition.service-backend" };
const name = "portfolio-prod-backend";
const lambda = { stack: "partner-prod-api", resource: "aws_lambda_function" };
const repository = { stack: "portfolio-prod-storage", resource: "aws_ecr_repository" };

const optionalTokens = set("metadata_options.http_tokens", "optional");
const variable = (called: string) => container("environment", [{ name: called, value: "AKIA" }]);

export const computeFaults: Record<keyof typeof computeRules, readonly Fault[]> = {
  clusterIsWatchedInside: [set("setting", []), set("setting.value", "disabled")].map((plant) => ({
    ...cluster,
    plant,
    says: "set containerInsights to enabled or enhanced",
  })),
  containerHasNoSecretInClear: [variable("AWS_ACCESS_KEY_ID"), variable("ECS_ENGINE_AUTH_DATA")].map((plant) => ({
    ...task,
    plant,
    says: `hand AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, ECS_ENGINE_AUTH_DATA over as secrets, or use the task's role of ${name}`,
  })),
  containerIsNotPrivileged: [{ ...task, plant: container("privileged", true), says: `take privileged away of ${name}` }],
  containerLogs: [{ ...task, plant: container("logConfiguration", undefined), says: `set logConfiguration of ${name}` }],
  containerReadsItsRoot: [
    { ...task, plant: container("readonlyRootFilesystem", false), says: `set readonlyRootFilesystem of ${name}` },
  ],
  fargateRunsLatestPlatform: [{ ...service, plant: set("platform_version", "1.3.0"), says: "leave platform_version to LATEST" }],
  functionAdmitsNamedOnes: [
    { ...lambda, resource: "aws_lambda_permission", plant: set("principal", "*"), says: "name a principal" },
    {
      ...lambda,
      resource: "aws_lambda_permission",
      plant: set("source_arn", undefined),
      says: "set source_arn or source_account",
    },
  ],
  functionCoversZones: [
    { ...lambda, plant: set("vpc_config.subnet_ids", ["subnet-1"]), says: "name subnets of two zones in vpc_config" },
  ],
  functionUsesSupportedRuntime: [
    {
      ...lambda,
      plant: set("runtime", "nodejs18.x"),
      says: "set runtime to one of nodejs22.x, nodejs24.x, python3.12, python3.13, python3.14, java21, java25, ruby3.4, provided.al2023",
    },
  ],
  instanceDemandsTokens: [{ ...bastion, plant: optionalTokens, says: "set metadata_options.http_tokens to required" }],
  instanceHasNoPublicAddress: [true, undefined].map((value) => ({
    ...bastion,
    plant: set("associate_public_ip_address", value),
    says: "set associate_public_ip_address to false",
  })),
  repositoryEndsImages: [
    {
      ...repository,
      plant: without("aws_ecr_lifecycle_policy", "repository"),
      says: "give it an aws_ecr_lifecycle_policy",
    },
  ],
  repositoryKeepsTags: [
    { ...repository, plant: set("image_tag_mutability", "MUTABLE"), says: "set image_tag_mutability to IMMUTABLE" },
  ],
  repositoryScansImages: [
    {
      ...repository,
      plant: set("image_scanning_configuration.scan_on_push", false),
      says: "set image_scanning_configuration.scan_on_push",
    },
  ],
  scalingGroupAsksLoadBalancer: [{ ...group, plant: set("health_check_type", "EC2"), says: "set health_check_type to ELB" }],
  scalingGroupCoversZones: [
    {
      ...group,
      plant: set("vpc_zone_identifier", ["subnet-1"]),
      says: "name subnets of two zones in vpc_zone_identifier",
    },
  ],
  // Once more, because the shipped groups are let off this rule.
  scalingGroupMixesTypes: [{ ...group, plant: again(), says: "name several types in a mixed_instances_policy" }],
  scalingGroupUsesTemplate: [set("launch_configuration", "old"), set("launch_template", undefined)].map((plant) => ({
    ...group,
    plant,
    says: "start its instances from a launch_template",
  })),
  serviceHasNoPublicAddress: [
    {
      ...service,
      plant: set("network_configuration.assign_public_ip", true),
      says: "set assign_public_ip to false",
    },
  ],
  taskAvoidsHostNetwork: [{ ...task, plant: set("network_mode", "host"), says: "set network_mode to awsvpc" }],
  taskAvoidsHostProcesses: [{ ...task, plant: set("pid_mode", "host"), says: "set pid_mode to task, or leave it out" }],
  templateDemandsTokens: [{ ...template, plant: optionalTokens, says: "set metadata_options.http_tokens to required" }],
  templateGivesNoPublicAddress: [
    set("network_interfaces.associate_public_ip_address", "true"),
    set("network_interfaces.associate_public_ip_address", undefined),
    set("network_interfaces", undefined),
  ].map((plant) => ({ ...template, plant, says: "set associate_public_ip_address to false in network_interfaces" })),
  volumeIsEncrypted: [
    { ...bastion, plant: set("root_block_device.encrypted", false) },
    { ...bastion, plant: set("root_block_device", undefined) },
    { ...bastion, plant: set("ebs_block_device", [{ device_name: "/dev/sdf" }]) },
    { ...template, plant: set("block_device_mappings.ebs.encrypted", "false") },
  ].map((fault) => ({ ...fault, says: "set encrypted on every volume" })),
};
