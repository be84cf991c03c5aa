import type { PolicyStatement } from "../security/policy-document";
import { type CallPlace, modelArns } from "./model-arns";

/** One permission is for all of them: Converse is checked as InvokeModel too. */
export const INVOKE = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/** A guardrail and the key it is encrypted with. */
export interface GuardrailUse {
  readonly arn: string;
  readonly keyArn: string;
}

/** What a workload may use of Bedrock. */
export interface ModelUse extends CallPlace {
  /** Model ids and inference profiles, as in the settings. */
  readonly models: readonly string[];
  readonly guardrail: "none" | GuardrailUse;
  /** ARN of the knowledge base it may ask. */
  readonly knowledgeBaseArn: "none" | string;
}

/** Lets a workload's role call exactly these models, through this guardrail, and ask this knowledge base. */
export function modelAccess({ models, guardrail, knowledgeBaseArn, ...place }: ModelUse): PolicyStatement[] {
  const { direct, profiles, routed } = modelArns(models, place);
  return [
    { Sid: "InvokeModels", Effect: "Allow", Action: INVOKE, Resource: [...direct, ...profiles] },
    // Behind a profile each region's model is checked too. Only the profile may lead there, never a call by itself.
    ...(routed.length > 0 ? [invokeThroughProfiles(profiles, routed)] : []),
    ...(guardrail === "none" ? [] : guardrailStatements(guardrail)),
    ...(knowledgeBaseArn === "none" ? [] : knowledgeBaseStatements(knowledgeBaseArn, profiles)),
  ];
}

function invokeThroughProfiles(profiles: string[], routed: string[]): PolicyStatement {
  return {
    Sid: "InvokeThroughProfiles",
    Effect: "Allow",
    Action: INVOKE,
    Resource: routed,
    Condition: { StringEquals: { "bedrock:InferenceProfileArn": profiles } },
  };
}

/** Bedrock decrypts the guardrail as the caller. Source: Bedrock user guide, "Create a customer managed key for your guardrail". */
function guardrailStatements({ arn, keyArn }: GuardrailUse): PolicyStatement[] {
  return [
    { Sid: "ApplyGuardrail", Effect: "Allow", Action: "bedrock:ApplyGuardrail", Resource: arn },
    { Sid: "DecryptGuardrail", Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn },
  ];
}

function knowledgeBaseStatements(arn: string, profiles: string[]): PolicyStatement[] {
  return [
    { Sid: "Retrieve", Effect: "Allow", Action: "bedrock:Retrieve", Resource: arn },
    // The action knows no resource; what it retrieves and which model answers is checked as Retrieve and InvokeModel.
    { Sid: "RetrieveAndGenerate", Effect: "Allow", Action: "bedrock:RetrieveAndGenerate", Resource: "*" },
    // RetrieveAndGenerate looks a profile up before it calls it.
    ...(profiles.length > 0
      ? [{ Sid: "ReadProfiles", Effect: "Allow", Action: "bedrock:GetInferenceProfile", Resource: profiles } as const]
      : []),
  ];
}
