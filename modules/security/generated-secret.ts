import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type FunctionHome, LambdaFunction } from "../compute/lambda-function";
import type { Posture } from "../shared/posture";
import { GivenSecret } from "./given-secret";
import { usesKey } from "./key-access";
import type { PolicyStatement } from "./policy-document";

/** As long as those that the rotation makes later. */
const LENGTH = 64;
/** Keeps the first version: Secrets Manager removes versions without a label, and Terraform would make it again, as the current one. */
const FIRST = "FIRST";

export interface GeneratedSecretProps {
  /** `<system>/<environment>/<name>`; the rotation function has the same with hyphens, and `-rotation`. */
  readonly name: string;
  readonly description: string;
  /** Outside of any VPC: Secrets Manager is all that the rotation talks to. */
  readonly home: FunctionHome;
  /** A new value comes after as many days; readers may use the value before it until the next. */
  readonly rotationDays: number;
  readonly data: Posture;
}

/**
 * A secret that nobody chose: 64 random letters and digits. The first value goes from Terraform's memory straight to
 * Secrets Manager and is in no plan and no state; a function replaces it on a schedule, from the first day on.
 */
export class GeneratedSecret extends Construct {
  readonly arn: string;
  /** Gives it a new value. */
  readonly rotation: LambdaFunction;

  constructor(scope: Construct, id: string, { name, description, home, rotationDays, data }: GeneratedSecretProps) {
    super(scope, id);
    const { resource: secret } = new GivenSecret(this, "value", { name, description, keyArn: home.keyArn, data });
    const first = new SecretsmanagerSecretVersion(this, "first", {
      secretId: secret.id,
      secretStringWo: randomPassword(secret.friendlyUniqueId, TerraformStack.of(this)),
      secretStringWoVersion: 1,
      versionStages: ["AWSCURRENT", FIRST],
      // Every rotation moves them on.
      lifecycle: { ignoreChanges: ["version_stages"] },
    });
    this.rotation = new LambdaFunction(this, "rotation", {
      name: `${name.replaceAll("/", "-")}-rotation`,
      description: `Gives ${name} a new value`,
      source: "secret-rotation",
      home,
      size: { memoryMiB: 128, timeoutSeconds: 60 },
      variables: {},
      statements: rotationStatements(secret.arn, home),
      deployedBy: "terraform",
    });
    const { rotation } = this;
    const permission = new LambdaPermission(this, "permission", {
      statementId: "SecretsManagerRotates",
      action: "lambda:InvokeFunction",
      functionName: rotation.functionName,
      principal: "secretsmanager.amazonaws.com",
      sourceAccount: home.accountId,
    });
    new SecretsmanagerSecretRotation(this, "schedule", {
      secretId: secret.id,
      rotationLambdaArn: rotation.arn,
      rotationRules: { automaticallyAfterDays: rotationDays },
      dependsOn: [permission, first, ...rotation.ready],
    });
    this.arn = secret.arn;
  }
}

/** A reference to a value that lives only while Terraform runs. The bindings have no class for ephemeral resources. */
function randomPassword(name: string, stack: TerraformStack): string {
  stack.addOverride(`ephemeral.aws_secretsmanager_random_password.${name}`, {
    password_length: LENGTH,
    exclude_punctuation: true,
  });
  return `\${ephemeral.aws_secretsmanager_random_password.${name}.random_password}`;
}

function rotationStatements(secretArn: string, { keyArn, region }: FunctionHome): PolicyStatement[] {
  return [
    {
      Sid: "RotateSecret",
      Effect: "Allow",
      Action: [
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
      ],
      Resource: secretArn,
    },
    // Belongs to no secret.
    { Sid: "RandomPassword", Effect: "Allow", Action: "secretsmanager:GetRandomPassword", Resource: "*" },
    usesKey(keyArn, region, ["secretsmanager"]),
  ];
}
