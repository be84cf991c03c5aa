import { companions, type Rule } from "../../rule";

/** Images that nobody runs any more go. */
export const repositoryEndsImages: Rule = {
  controls: ["ECR.3"],
  types: ["aws_ecr_repository"],
  remedy: (repository, stack) =>
    companions(repository, "aws_ecr_lifecycle_policy", "repository", stack).length > 0
      ? undefined
      : "give it an aws_ecr_lifecycle_policy",
};
