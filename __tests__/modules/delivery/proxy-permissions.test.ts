import { makesProxies } from "../../../modules/delivery/permissions/proxies";
import { policyDocument } from "../../../modules/security/policy-document";
import { actionsOf, lettingTo, scope } from "./delivered";

const statements = makesProxies(scope);
const rds = (resource: string) => `arn:aws:rds:us-west-2:111111111111:${resource}`;
const proxy = rds("db-proxy:prx-0a1b");
const group = rds("target-group:prx-tg-0a1b");

/** What the Service Authorization Reference asks for, resource by resource. */
test.each([
  ["rds:CreateDBProxy", "*"],
  ["rds:ModifyDBProxy", proxy],
  ["rds:DeleteDBProxy", proxy],
  ["rds:AddTagsToResource", proxy],
  ["rds:ModifyDBProxyTargetGroup", group],
  ["rds:RegisterDBProxyTargets", group],
  ["rds:DeregisterDBProxyTargets", proxy],
  ["rds:DeregisterDBProxyTargets", group],
  ["rds:DeregisterDBProxyTargets", rds("db:shop-test-postgres")],
])("an apply may call %s on %s", (action, resource) => {
  expect(lettingTo(statements, action, resource)).toHaveLength(1);
});

test("a proxy is made with this environment's tags only, and another environment's is out of reach", () => {
  const condition = (sid: string) => statements.find(({ Sid }) => Sid === sid)?.Condition;
  expect(condition("MakeProxies")).toEqual({
    StringEquals: { "aws:RequestTag/System": "shop", "aws:RequestTag/Environment": "test" },
  });
  expect(condition("Proxies")).toEqual({
    StringEqualsIfExists: { "aws:ResourceTag/System": "shop", "aws:ResourceTag/Environment": "test" },
  });
  expect(lettingTo(statements, "rds:DeregisterDBProxyTargets", rds("db:shop-prod-postgres"))).toEqual([]);
});

test("databases are not its business, and it is short", () => {
  expect(actionsOf(statements).filter((action) => /DBInstance|DBCluster|\*/.test(String(action)))).toEqual([]);
  expect(policyDocument(statements).length).toBeLessThan(900);
});
