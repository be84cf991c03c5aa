import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { policyDocument } from "../security/policy-document";
import { check, nameProblem } from "../shared/check";
import { lifecycleOf, type Posture } from "../shared/posture";

/** Longest name of a repository. Source: ECR API reference, "CreateRepository". */
const MAX_REPOSITORY_NAME = 256;
/** Begins the tag of every image that is to be kept. */
const RELEASE_PREFIX = "v";
const RELEASES_KEPT = 10;
const UNTAGGED_DAYS = 7;

export interface ImageRepositoryProps {
  readonly name: string;
  /**
   * `moving`: a tag can be given to another image, for a service that deploys whatever gets its tag (ECR.2 is not met).
   * @default "kept"
   */
  readonly tags?: "kept" | "moving";
  /** Whether the repository goes with its stack, images and all. */
  readonly data: Posture;
}

/**
 * Where a workflow pushes container images. Unless asked for otherwise, a tag cannot be given to another image, so that
 * what was tested is what runs: every deployment needs a tag of its own, and it must begin with `v`, else the image is
 * never cleared away. (At the top of a stack, `backend` is no id for it: CDKTF calls its own so.)
 */
export class ImageRepository extends Construct {
  readonly arn: string;
  /** What stands before `:<tag>`. */
  readonly url: string;
  readonly resource: EcrRepository;

  constructor(scope: Construct, id: string, { name, tags = "kept", data }: ImageRepositoryProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_REPOSITORY_NAME, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)]);
    this.resource = new EcrRepository(this, "repository", {
      name,
      imageTagMutability: tags === "moving" ? "MUTABLE" : "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: "AES256" }],
      forceDelete: data === "disposable",
      lifecycle: lifecycleOf(data),
    });
    new EcrLifecyclePolicy(this, "lifecycle", {
      repository: this.resource.name,
      policy: JSON.stringify({ rules: LIFECYCLE }),
    });
    if (tags === "moving") {
      except(this.resource, "repositoryKeepsTags", "the service deploys whatever gets its tag, so the tag must move");
    }
    this.arn = this.resource.arn;
    this.url = this.resource.repositoryUrl;
  }

  /**
   * Lets Lambda pull images for one function and its versions; once for a repository, which has one policy. Without it
   * Lambda would write a policy of its own, in the name of whoever makes or deploys the function.
   * Source: Lambda developer guide, "Create a Lambda function using a container image", "Amazon ECR permissions".
   */
  admitLambda(functionArn: string): EcrRepositoryPolicy {
    return new EcrRepositoryPolicy(this, "policy", {
      repository: this.resource.name,
      policy: policyDocument([
        {
          Sid: "PulledByLambda",
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          Condition: { StringLike: { "aws:SourceArn": [functionArn, `${functionArn}:*`] } },
        },
      ]),
    });
  }
}

const expire = { type: "expire" };
const LIFECYCLE = [
  {
    rulePriority: 1,
    description: `Untagged images go after ${UNTAGGED_DAYS} days`,
    selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: UNTAGGED_DAYS },
    action: expire,
  },
  {
    rulePriority: 2,
    description: `The last ${RELEASES_KEPT} releases stay`,
    selection: {
      tagStatus: "tagged",
      tagPrefixList: [RELEASE_PREFIX],
      countType: "imageCountMoreThan",
      countNumber: RELEASES_KEPT,
    },
    action: expire,
  },
];
