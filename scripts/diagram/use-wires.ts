import { statementsOf } from "../../modules/governance/statements";
import type { Estate, Placed } from "../docs/estate";
import { KINDS } from "./kinds";
import type { Wire } from "./wires";

/** What policies let workloads use, that has no address in a VPC. */
const USED: ReadonlySet<string> = new Set([
  "aws_s3_bucket",
  "aws_dynamodb_table",
  "aws_sqs_queue",
  "aws_s3vectors_vector_bucket",
  "aws_bedrock_guardrail",
  "aws_bedrockagent_knowledge_base",
]);

const THROUGH = ["task_definition", "launch_template.id", "iam_instance_profile", "iam_instance_profile.name", "setting.value"];
const ROLES = ["role", "task_role_arn", "instance_configuration.instance_role_arn"];

/** Who may use what, by the policies of its roles. */
export function useWires(estate: Estate): Wire[] {
  return estate.resources
    .filter(({ type }) => type in KINDS)
    .flatMap((from) =>
      [...new Set(rolesOf(estate, from).flatMap((role) => usedBy(estate, role)))].map(
        (to): Wire => ({ from, to, label: "", panel: "traffic", by: "policy" }),
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
  const own = estate.of("aws_iam_role_policy").filter((policy) => estate.leads(policy, "role").includes(role));
  const attached = estate
    .of("aws_iam_role_policy_attachment")
    .filter((each) => estate.leads(each, "role").includes(role))
    .flatMap((each) => estate.leads(each, "policy_arn"));
  return [...own, ...attached]
    .map(allowing)
    .flatMap((policy) => [...estate.leads(policy, "policy"), ...vectorsIn(estate, policy)])
    .filter(({ type }) => USED.has(type));
}

/** A policy without what it denies. Quotes in an expression of Terraform's are none of the policy's. */
function allowing(policy: Placed): Placed {
  const text = String(policy.values.policy).replace(/\$\{[^}]*\}/g, (expression) => expression.replaceAll('"', "'"));
  const allowed = statementsOf(text).filter(({ Effect }) => Effect === "Allow");
  return { ...policy, values: { policy: JSON.stringify(allowed) } };
}

/** Buckets of vectors that a policy names by their ARN: it may be written before there is one. */
const vectorsIn = (estate: Estate, { values }: Placed): Placed[] =>
  estate
    .of("aws_s3vectors_vector_bucket")
    .filter((each) => String(values.policy).includes(`:bucket/${each.values.vector_bucket_name}`));
