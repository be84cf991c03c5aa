import { type PolicyStatement, policyDocument } from "../security/policy-document";
import { INVOKE } from "./model-access";
import { type CallPlace, modelArns } from "./model-arns";

/** What is used of Bedrock behind a VPC's endpoints. */
export interface BedrockUse {
  /** Model ids and inference profiles, as in the settings. */
  readonly models: readonly string[];
  readonly guardrailArn: "none" | string;
  /** `own`: knowledge bases of the account and region. Which of them, roles say: they are made after the network. */
  readonly knowledgeBase: "none" | "own";
}

/** Only the account's identities, only the named models and guardrail: keys and models of others do not pass. */
export function bedrockRuntimePolicy({ models, guardrailArn }: BedrockUse, place: CallPlace): string {
  const { direct, profiles, routed } = modelArns(models, place);
  const guardrail = guardrailArn === "none" ? [] : [allow("ApplyGuardrail", "bedrock:ApplyGuardrail", guardrailArn, place)];
  return policyDocument([allow("InvokeModels", INVOKE, [...direct, ...profiles, ...routed], place), ...guardrail]);
}

/** Only the account's identities, only its own knowledge bases; nobody where none is used. */
export function bedrockAgentRuntimePolicy({ knowledgeBase }: BedrockUse, place: CallPlace): string {
  if (knowledgeBase === "none") {
    return policyDocument([{ Sid: "NoKnowledgeBase", Effect: "Deny", Principal: { AWS: "*" }, Action: "*", Resource: "*" }]);
  }
  const ownKnowledgeBases = `arn:aws:bedrock:${place.region}:${place.accountId}:knowledge-base/*`;
  return policyDocument([
    allow("Retrieve", "bedrock:Retrieve", ownKnowledgeBases, place),
    // The action knows no resource; what it retrieves is checked as Retrieve.
    allow("RetrieveAndGenerate", "bedrock:RetrieveAndGenerate", "*", place),
  ]);
}

function allow(
  sid: string,
  action: PolicyStatement["Action"],
  resource: PolicyStatement["Resource"],
  { accountId }: CallPlace,
): PolicyStatement {
  const condition = { StringEquals: { "aws:PrincipalAccount": accountId } };
  return { Sid: sid, Effect: "Allow", Principal: { AWS: "*" }, Action: action, Resource: resource, Condition: condition };
}
