import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope } from "../delivery-scope";

/** Lets roles of the environment be handed to these services, and to no other: `lambda ec2`. */
export function passesRoles({ accountId, prefix }: DeliveryScope, services: string): PolicyStatement {
  return {
    ...allow("PassRoles", "iam", "PassRole", { Resource: `arn:aws:iam::${accountId}:role/${prefix}-*` }),
    Condition: { StringEquals: { "iam:PassedToService": servicesOf(services) } },
  };
}

/** Lets the roles be made that these services keep for themselves, once in an account. */
export function linksRoles({ accountId }: DeliveryScope, services: string): PolicyStatement {
  return {
    ...allow("LinkedRoles", "iam", "CreateServiceLinkedRole", { Resource: `arn:aws:iam::${accountId}:role/aws-service-role/*` }),
    Condition: { StringEquals: { "iam:AWSServiceName": servicesOf(services) } },
  };
}

const servicesOf = (words: string) =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => `${word}.amazonaws.com`);
