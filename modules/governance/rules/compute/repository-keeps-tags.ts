import type { Rule } from "../../rule";

/** A tag is one image for ever: what was tested is what runs. */
export const repositoryKeepsTags: Rule = {
  controls: ["ECR.2"],
  types: ["aws_ecr_repository"],
  remedy: ({ values }) => (values.image_tag_mutability === "IMMUTABLE" ? undefined : "set image_tag_mutability to IMMUTABLE"),
};
