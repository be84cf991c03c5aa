import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, oursOrNobodys, type PartPermissions } from "../delivery-scope";

/**
 * RDS Proxies before the environment's databases. That they are read, and that their role is passed to RDS, other parts
 * say. Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon RDS".
 */
export function makesProxies(scope: DeliveryScope): PolicyStatement[] {
  const { system, environment, accountId, prefix } = scope;
  const of = (resource: string) => `arn:aws:rds:*:${accountId}:${resource}`;
  const tags = { "aws:RequestTag/System": system, "aws:RequestTag/Environment": environment };
  return [
    // A proxy that is not there yet has no ARN; it is made with this environment's tags, or not at all.
    allow("MakeProxies", "rds", "CreateDBProxy", { Resource: "*", Condition: { StringEquals: tags } }),
    // Proxies and their target groups are known by ids that RDS makes up. Targets are asked for by the database, too.
    allow("Proxies", "rds", PROXIES, {
      Resource: [of("db-proxy:prx-*"), of("target-group:prx-tg-*"), of(`db:${prefix}-*`)],
      Condition: oursOrNobodys(scope),
    }),
  ];
}

/** They are read with all of RDS. */
export const proxies = (scope: DeliveryScope): PartPermissions => ({ read: [], write: makesProxies(scope) });

const PROXIES = `
  ModifyDBProxy DeleteDBProxy ModifyDBProxyTargetGroup RegisterDBProxyTargets DeregisterDBProxyTargets
  AddTagsToResource RemoveTagsFromResource
`;
