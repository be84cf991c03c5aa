import { LambdaFunction as Lambda } from "@cdktf/provider-aws/lib/lambda-function";
import { AssetType, type ITerraformDependable, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import type { PolicyStatement } from "../security/policy-document";
import type { ServiceRole } from "../security/service-role";
import { functionArchive } from "./function-archive";
import { functionBasics } from "./function-basics";

/** Where the functions of a stack stand and what they share. */
export interface FunctionHome {
  readonly accountId: string;
  readonly region: string;
  /** Encrypts environment variables and logs. */
  readonly keyArn: string;
  readonly logDays: number;
  /** Where it stands in a VPC; without it, the function runs outside of any and reaches the internet. */
  readonly network?: FunctionNetwork;
}

/** Subnets and security group of a function in a VPC. */
export interface FunctionNetwork {
  readonly subnetIds: string[];
  readonly securityGroupId: string;
}

/** How much of Lambda a function takes. */
export interface FunctionSize {
  /** 128 to 10,240 MiB; processor time grows with it. */
  readonly memoryMiB: number;
  /** 1 to 900 seconds. */
  readonly timeoutSeconds: number;
  /** Runs at the same time, kept free for this function and its limit too. Without it, what the account has left. */
  readonly reservedConcurrency?: number;
}

export interface LambdaFunctionProps {
  /** Name of the function, of its role and, behind `/aws/lambda/`, of its log group. */
  readonly name: string;
  readonly description: string;
  /** Folder below `functions/` with its code. */
  readonly source: string;
  readonly home: FunctionHome;
  readonly size: FunctionSize;
  /** Plain text, though encrypted at rest: never a secret, only where it lies. */
  readonly variables: Readonly<Record<string, string>>;
  /** What the code may do; logs, traces and network interfaces are added. */
  readonly statements: readonly PolicyStatement[];
  /** `ci`: `source` is what the first apply puts there, and no later apply touches the code that was deployed since. */
  readonly deployedBy: "terraform" | "ci";
}

/** A Node.js function with a role, a log group and X-Ray traces of its own. Each change publishes a version. */
export class LambdaFunction extends Construct {
  readonly arn: string;
  /** Known once the function is there. */
  readonly functionName: string;
  /** The same word, known before: what only names the function need not wait for it. */
  readonly name: string;
  readonly invokeArn: string;
  readonly timeoutSeconds: number;
  readonly deployedBy: LambdaFunctionProps["deployedBy"];
  readonly role: ServiceRole;
  readonly resource: Lambda;
  /** What must be there before the code runs. */
  readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const { name, source, size, deployedBy } = props;
    const { file, codeSha256 } = functionArchive(source);
    const asset = new TerraformAsset(this, "code", { path: file, type: AssetType.FILE, assetHash: codeHash(codeSha256) });
    const { role, ready, settings } = functionBasics(this, props);
    this.role = role;
    this.ready = ready;
    this.resource = new Lambda(this, "function", {
      ...settings,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      filename: asset.path,
      sourceCodeHash: codeSha256,
      ...(deployedBy === "ci" && { lifecycle: { ignoreChanges: ["filename", "source_code_hash"] } }),
      dependsOn: ready,
    });
    this.arn = this.resource.arn;
    this.functionName = this.resource.functionName;
    this.invokeArn = this.resource.invokeArn;
    this.name = name;
    this.timeoutSeconds = size.timeoutSeconds;
    this.deployedBy = deployedBy;
  }
}

/** The hash as part of a path. */
const codeHash = (base64: string) => Buffer.from(base64, "base64").toString("hex").slice(0, 16);
