import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Testing } from "cdktf";
import { DeliveryPolicy } from "../../../modules/delivery/delivery-policy";
import { bindRoles, boundaryArn, PermissionsBoundary } from "../../../modules/delivery/permissions-boundary";
import { ServiceRole } from "../../../modules/security/service-role";
import { build } from "../../support/build";
import { scope } from "./delivered";

const built = build((stack) => void new PermissionsBoundary(stack, "boundary", scope));
const { Statement: statements } = JSON.parse(String(built.one("aws_iam_policy").policy));
const refused = (sid: string) => statements.find(({ Sid }: { Sid: string }) => Sid === sid);

test("a boundary grants nothing by itself, says so, and is found by its name", () => {
  expect(built.one("aws_iam_policy").name).toBe("shop-test-boundary");
  expect(boundaryArn(scope)).toBe("arn:aws:iam::111111111111:policy/shop-test-boundary");
  expect(built.broken).toEqual([]);
});

test("within it no role makes identities, passes roles of others or stops what watches it", () => {
  expect(refused("NoIdentities")).toMatchObject({ Effect: "Deny", Resource: "*" });
  expect(refused("NoIdentities").Action).toEqual(
    expect.arrayContaining(["iam:Create*", "iam:Put*", "iam:Attach*", "iam:Update*", "iam:Delete*", "organizations:*"]),
  );
  expect(refused("OnlyOwnRoles")).toEqual({
    Sid: "OnlyOwnRoles",
    Effect: "Deny",
    Action: ["iam:PassRole", "sts:AssumeRole"],
    NotResource: "arn:aws:iam::111111111111:role/shop-test-*",
  });
  expect(refused("NoHiding").Action).toEqual(
    expect.arrayContaining(["cloudtrail:StopLogging", "guardduty:DeleteDetector", "kms:PutKeyPolicy"]),
  );
});

test("every role of a stack wears it, those too that are made later; delivery's own do not", () => {
  const json = Testing.synthScope((stack) => {
    const delivery = new DeliveryPolicy(stack, "delivery", { name: "x", description: "x", statements: [] });
    new IamRole(delivery, "apply", { name: "shop-test-apply", assumeRolePolicy: "{}" });
    bindRoles(stack, boundaryArn(scope), delivery);
    new ServiceRole(stack, "worker", { name: "shop-test-worker", service: "lambda", statements: [] });
  });
  const roles = Object.values<{ name: string; permissions_boundary?: string }>(JSON.parse(json).resource.aws_iam_role);
  expect(roles.map(({ name, permissions_boundary: boundary }) => ({ name, boundary }))).toEqual([
    { name: "shop-test-apply", boundary: undefined },
    { name: "shop-test-worker", boundary: boundaryArn(scope) },
  ]);
});
