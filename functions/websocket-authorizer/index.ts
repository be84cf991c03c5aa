import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from "aws-lambda";
import { subjectOf } from "./ticket";

/** Milliseconds after which the secret is read again: a rotation is known after this time. */
const REMEMBERED_MS = 60_000;
const STAGES = ["AWSCURRENT", "AWSPREVIOUS"];

const client = new SecretsManagerClient({});
let remembered: { readonly secrets: string[]; readonly until: number } | undefined;

/** Lets callers connect who bring a ticket that the application signed. */
export async function handler({
  methodArn,
  queryStringParameters,
}: Pick<APIGatewayRequestAuthorizerEvent, "methodArn" | "queryStringParameters">): Promise<APIGatewayAuthorizerResult> {
  const subject = subjectOf(queryStringParameters?.ticket ?? "", await secrets(), Math.floor(Date.now() / 1_000));
  return {
    principalId: subject ?? "nobody",
    policyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: subject ? "Allow" : "Deny", Action: "execute-api:Invoke", Resource: methodArn }],
    },
  };
}

async function secrets(): Promise<string[]> {
  if (remembered && remembered.until > Date.now()) return remembered.secrets;
  const found = await Promise.all(STAGES.map(secretAt));
  remembered = { secrets: found.filter((secret) => secret !== undefined), until: Date.now() + REMEMBERED_MS };
  return remembered.secrets;
}

/** A secret that was never rotated has no version before. */
async function secretAt(stage: string): Promise<string | undefined> {
  try {
    const command = new GetSecretValueCommand({ SecretId: process.env.APPLICATION_SECRET_ARN, VersionStage: stage });
    return (await client.send(command)).SecretString;
  } catch (error) {
    if (stage === "AWSPREVIOUS" && error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
    throw error;
  }
}
