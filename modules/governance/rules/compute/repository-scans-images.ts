import { at, type Rule } from "../../rule";

/** Every image is looked through for known holes. */
export const repositoryScansImages: Rule = {
  controls: ["ECR.1"],
  types: ["aws_ecr_repository"],
  remedy: (repository) =>
    at(repository, "image_scanning_configuration.scan_on_push") === true
      ? undefined
      : "set image_scanning_configuration.scan_on_push",
};
