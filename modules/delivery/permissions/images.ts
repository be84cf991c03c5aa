import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, type PartPermissions } from "../delivery-scope";

/** Repositories of container images. Not the images in them: those are the application's. */
export function images(scope: DeliveryScope): PartPermissions {
  return { read: [readsRepositories(scope)], write: [makesRepositories(scope)] };
}

const repositoriesOf = ({ accountId, prefix }: DeliveryScope) => `arn:aws:ecr:*:${accountId}:repository/${prefix}-*`;

/** Looks at repositories of the environment; pulls nothing. */
export const readsRepositories = (scope: DeliveryScope): PolicyStatement =>
  allow("ReadRepositories", "ecr", "Describe* GetLifecyclePolicy GetRepositoryPolicy ListTagsForResource", {
    Resource: repositoriesOf(scope),
  });

/** Makes, changes and removes repositories of the environment; pushes nothing. */
export const makesRepositories = (scope: DeliveryScope): PolicyStatement =>
  allow("Repositories", "ecr", REPOSITORIES, { Resource: repositoriesOf(scope) });

const REPOSITORIES = `
  CreateRepository DeleteRepository PutLifecyclePolicy DeleteLifecyclePolicy SetRepositoryPolicy DeleteRepositoryPolicy
  PutImageTagMutability PutImageScanningConfiguration TagResource UntagResource
`;
