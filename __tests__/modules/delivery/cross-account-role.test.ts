import { CrossAccountRole } from "../../../modules/delivery/cross-account-role";
import { build } from "../../support/build";

const role = (name: string) =>
  build((stack) => {
    const trusted = { accountId: "222222222222", externalId: "on-call" };
    const statements = [{ Sid: "Look", Effect: "Allow", Action: "cloudwatch:DescribeAlarms", Resource: "*" }] as const;
    new CrossAccountRole(stack, "operators", { name, description: "Looks at alarms", trusted, statements });
  });

test("one account may assume the role, and only by the word that both know", () => {
  const built = role("shop-test-operators");
  expect(JSON.parse(String(built.one("aws_iam_role").assume_role_policy)).Statement).toEqual([
    {
      Sid: "OtherAccount",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::222222222222:root" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": "on-call" } },
    },
  ]);
  expect(JSON.parse(String(built.one("aws_iam_role_policy").policy)).Statement).toHaveLength(1);
  expect(built.broken).toEqual([]);
});

test("a name that IAM would refuse is refused", () => {
  expect(role("r".repeat(65)).problems).toEqual([expect.stringMatching(/^operators: name must be at most 64 characters/)]);
});
