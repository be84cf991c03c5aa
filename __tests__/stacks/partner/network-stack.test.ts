import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { dev } from "../../../environments/partner/dev";
import type { BedrockUse } from "../../../modules/ai/bedrock-endpoint-policy";
import { brokenRules } from "../../../modules/governance/broken-rules";
import { resourcesOf } from "../../../modules/governance/findings";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { NetworkStack } from "../../../stacks/partner/network-stack";
import { layersOf } from "../../../stacks/platform-stack";

/** Policies of the interface endpoints, by service. */
function doors(bedrock: BedrockUse): Record<string, PolicyStatement[]> {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), "network-")) });
  const { network, logDays } = dev;
  const identity = layersOf("partner", dev)("network");
  const about = { network, logDays, keyArn: "arn:aws:kms:::key/test", bedrock, bastion: "none", restRuntime: "lambda" } as const;
  const stack = new NetworkStack(app, identity, about);
  stack.prepareStack();
  const json = stack.toTerraform();
  expect(brokenRules(stack, json)).toEqual([]);
  const endpoints = resourcesOf(json).filter(({ values }) => values.vpc_endpoint_type === "Interface");
  return Object.fromEntries(
    endpoints.map(({ values }) => [String(values.service_name).split(".").at(-1), JSON.parse(String(values.policy)).Statement]),
  );
}

const onlyThisAccount = [expect.objectContaining({ Sid: "OnlyThisAccount", Action: "*", Resource: "*" })];

test("Bedrock's doors let named models through, the others the account", () => {
  const {
    "bedrock-runtime": runtime,
    "bedrock-agent-runtime": agents,
    ...others
  } = doors({
    models: ["amazon.titan-embed-text-v2:0"],
    guardrailArn: "none",
    knowledgeBase: "none",
  });
  expect(runtime).toEqual([
    expect.objectContaining({
      Resource: ["arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0"],
      Condition: { StringEquals: { "aws:PrincipalAccount": dev.account.id } },
    }),
  ]);
  expect(agents).toEqual([expect.objectContaining({ Effect: "Deny" })]);
  expect(Object.keys(others).sort()).toEqual(["kms", "logs", "secretsmanager", "sqs"]);
  for (const policy of Object.values(others)) expect(policy).toEqual(onlyThisAccount);
});

test("with a knowledge base, only the account's own can be asked", () => {
  const { "bedrock-agent-runtime": agents } = doors({
    models: ["amazon.titan-embed-text-v2:0"],
    guardrailArn: "none",
    knowledgeBase: "own",
  });
  expect(agents).toContainEqual(
    expect.objectContaining({
      Action: "bedrock:Retrieve",
      Resource: `arn:aws:bedrock:us-east-1:${dev.account.id}:knowledge-base/*`,
    }),
  );
});
