import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PolicyStatement } from "../security/policy-document";
import { check } from "../shared/check";
import type { ImageRepository } from "../storage/image-repository";
import { type FunctionHome, LambdaFunction } from "./lambda-function";

/** Does not begin with `v`: the repository's lifecycle policy never takes it away, so that a function can be made anew. */
const TAG = "first";
/** `provided:al2023` of 2026-09-24, with bash and curl. What CI deploys does not stand on it. */
const BASE = "public.ecr.aws/lambda/provided:al2023@sha256:c6a2e7cb103884b785ebce3ce826c7cfd68e9843d8d5e6773a53e902ced83a19";
/** Of every first image, whatever runs it. */
const PLATFORM = "linux/amd64";

export interface FirstImageProps {
  /** Name of the function that puts it there. */
  readonly name: string;
  /** In the same stack. */
  readonly repository: ImageRepository;
  /** Name of the function that runs the repository's images: Lambda pulls them for it alone. */
  readonly runBy: string;
  /** Outside of any VPC: the base image comes from a public registry. */
  readonly home: FunctionHome;
}

/**
 * The image that a function is made with before CI pushed one, put into the repository during the apply without Docker:
 * a function copies a public base image and adds a runtime that fails every event. A tag that is taken stays, so running
 * it again does no harm. It is about 40 MB, and copied within a minute.
 */
export class FirstImage extends Construct {
  readonly imageUri: string;
  /** What a function that is made with it waits for: the image is there, and Lambda may pull it. */
  readonly ready: ITerraformDependable[];
  readonly worker: LambdaFunction;

  constructor(scope: Construct, id: string, { name, repository, runBy, home }: FirstImageProps) {
    super(scope, id);
    this.worker = seedingFunction(this, { name, description: "Puts a first image into a repository", home }, repository.arn);
    const invocation = seedingRun(this, "run", this.worker, { repositoryUri: repository.url, tag: TAG, base: BASE });
    const policy = repository.admitLambda(`arn:aws:lambda:${home.region}:${home.accountId}:function:${runBy}`);
    this.imageUri = `${repository.url}:${TAG}`;
    this.ready = [invocation, policy];
  }
}

/** Which function puts images into repositories. */
export interface Seeding {
  readonly name: string;
  readonly description: string;
  readonly home: FunctionHome;
}

/** The function of `scope` that puts first images into these repositories, and into no other. */
export function seedingFunction(scope: Construct, seeding: Seeding, repositoryArns: string | readonly string[]): LambdaFunction {
  const { network } = seeding.home;
  check(scope, [network !== undefined && "home must name no network: the base image comes from a public registry"]);
  return new LambdaFunction(scope, "function", {
    ...seeding,
    source: "image-seed",
    size: { memoryMiB: 512, timeoutSeconds: 900 },
    variables: {},
    statements: pushesTo(repositoryArns),
    deployedBy: "terraform",
  });
}

/** What goes where, in the function's own words; on `linux/amd64`. */
export interface SeedingRun {
  readonly repositoryUri: string;
  readonly tag: string;
  readonly base: string;
  /** What the image runs; left out, what Lambda runs. */
  readonly placeholder?: { readonly kind: "web"; readonly command: readonly string[]; readonly user: string };
}

/** A run of the function during the apply, for one image. */
export function seedingRun(scope: Construct, id: string, worker: LambdaFunction, run: SeedingRun): LambdaInvocation {
  const { repositoryUri, tag, base, placeholder } = run;
  const input = JSON.stringify({ repositoryUri, tag, base, platform: PLATFORM, placeholder });
  return new LambdaInvocation(scope, id, {
    functionName: worker.functionName,
    lifecycleScope: "CRUD",
    input,
    // A trigger replaces the run, and one that fails is tried again by the next apply; another input alone would change
    // it in place, which is not (hashicorp/terraform-provider-aws 43447). New code has nothing to do again.
    triggers: { input },
    dependsOn: worker.ready,
  });
}

/** What a push asks for. Source: ECR user guide, "IAM permissions for pushing an image". */
const pushesTo = (repositoryArns: string | readonly string[]): PolicyStatement[] => [
  // A login is for the whole registry: ECR knows no resource for it.
  { Sid: "OpenRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
  {
    Sid: "PushImage",
    Effect: "Allow",
    Action: [
      "ecr:BatchCheckLayerAvailability",
      "ecr:InitiateLayerUpload",
      "ecr:UploadLayerPart",
      "ecr:CompleteLayerUpload",
      "ecr:PutImage",
      // Whether the tag is taken.
      "ecr:BatchGetImage",
      "ecr:GetDownloadUrlForLayer",
    ],
    Resource: repositoryArns,
  },
];
