import type { Estate, Placed } from "../docs/estate";
import type { Panel } from "./kind";
import { KINDS } from "./kinds";
import type { Wire } from "./wires";

/** What policies let workloads use, that has no address in a VPC. */
const USED: Readonly<Record<string, Panel>> = {
  aws_s3_bucket: "traffic",
  aws_dynamodb_table: "traffic",
  aws_sqs_queue: "traffic",
  aws_s3vectors_vector_bucket: "traffic",
  aws_bedrock_guardrail: "traffic",
  aws_bedrockagent_knowledge_base: "traffic",
  aws_ecr_repository: "upkeep",
};

const THROUGH = ["task_definition", "launch_template.id", "iam_instance_profile", "iam_instance_profile.name", "setting.value"];
const ROLES = ["role", "task_role_arn", "execution_role_arn", "instance_configuration.instance_role_arn", "source_configuration.authentication_configuration.access_role_arn"];

/** Who may use what, by the policies of its roles. */
export function useWires(estate: Estate): Wire[] {
  return estate.resources
    .filter(({ type }) => type in KINDS)
    .flatMap((from) =>
      [...new Set(rolesOf(estate, from).flatMap((role) => usedBy(estate, role)))].map(
        (to): Wire => ({ from, to, label: "", panel: USED[to.type], by: "policy" }),
      ),
    );
}

/** The roles of a resource: its own, and those of what it starts from. */
function rolesOf(estate: Estate, each: Placed): Placed[] {
  const found = ROLES.flatMap((path) => estate.leads(each, path)).filter(({ type }) => type === "aws_iam_role");
  const starts = THROUGH.flatMap((path) => estate.leads(each, path)).filter(({ type }) => STARTS.test(type));
  return [...found, ...starts.flatMap((start) => rolesOf(estate, start))];
}

const STARTS = /^aws_(ecs_task_definition|launch_template|iam_instance_profile)$/;

function usedBy(estate: Estate, role: Placed): Placed[] {
  const policies = estate.of("aws_iam_role_policy").filter((policy) => estate.leads(policy, "role").includes(role));
  return policies.flatMap((policy) => estate.leads(policy, "policy")).flatMap((to) => indexed(estate, to)).filter(({ type }) => type in USED);
}

/** The bucket of an index of vectors. */
const indexed = (estate: Estate, each: Placed): Placed[] =>
  each.type === "aws_s3vectors_index" ? estate.leads(each, "vector_bucket_name") : [each];
