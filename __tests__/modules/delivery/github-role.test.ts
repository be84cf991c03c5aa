import { DeliveryPolicy } from "../../../modules/delivery/delivery-policy";
import { GithubRole, type GithubRoleProps } from "../../../modules/delivery/github-role";
import { trustsGithub } from "../../../modules/delivery/github-trust";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { build } from "../../support/build";
import { settings } from "./delivered";

const statement = (length: number): PolicyStatement[] => [
  { Sid: "Long", Effect: "Allow", Action: "s3:GetObject", Resource: `arn:aws:s3:::${"b".repeat(length)}` },
];
/** What is around the bucket's name in the policy's text. */
const AROUND = JSON.stringify({ Version: "2012-10-17", Statement: statement(0) }).length;

const role = (changes: Partial<GithubRoleProps> = {}, policies = 1) =>
  build((stack) => {
    const trust = [trustsGithub("111111111111", settings, "review")];
    const worn = Array.from(
      { length: policies },
      (_, index) =>
        new DeliveryPolicy(stack, `part-${index}`, { name: `part-${index}`, description: "x", statements: statement(3) }),
    );
    const props = { name: "shop-test-plan", description: "Plans", trust, hours: 2, policies: worn, statements: statement(3) };
    new GithubRole(stack, "plan", { ...props, ...changes });
  });

test("a role lets its jobs in for the hours given, and wears its policies", () => {
  const built = role({}, 2);
  expect(built.one("aws_iam_role")).toMatchObject({ name: "shop-test-plan", max_session_duration: 7_200 });
  expect(built.of("aws_iam_role_policy_attachment")).toHaveLength(2);
  expect(built.one("aws_iam_role_policy").name).toBe("shop-test-plan");
  expect(built.broken).toEqual([]);
});

test("a role that makes no others can be held to a boundary", () => {
  expect(role({ boundaryArn: "arn:aws:iam::111111111111:policy/b" }).one("aws_iam_role")).toHaveProperty(
    "permissions_boundary",
    "arn:aws:iam::111111111111:policy/b",
  );
  expect(role().one("aws_iam_role")).not.toHaveProperty("permissions_boundary");
});

test("a role that adds nothing of its own has no inline policy", () => {
  expect(role({ statements: [] }).of("aws_iam_role_policy")).toEqual([]);
});

test.each([
  { what: "10 policies", built: () => role({}, 10), problems: [] },
  { what: "11 policies", built: () => role({}, 11), problems: ["plan: shop-test-plan must wear at most 10 policies, got 11"] },
  { what: "10,240 inline characters", built: () => role({ statements: statement(10_240 - AROUND) }), problems: [] },
  {
    what: "10,241 inline characters",
    built: () => role({ statements: statement(10_241 - AROUND) }),
    problems: ["plan: the inline policy of shop-test-plan must be at most 10240 characters, got 10241"],
  },
])("$what: $problems", ({ built, problems }) => {
  expect(built().problems).toEqual(problems);
});

test.each([
  { length: 6_144, problems: [] },
  { length: 6_145, problems: ["part: the policy part must be at most 6144 characters, got 6145"] },
])("a managed policy of $length characters has the problems $problems", ({ length, problems }) => {
  const statements = statement(length - AROUND);
  const built = build((stack) => void new DeliveryPolicy(stack, "part", { name: "part", description: "x", statements }));
  expect(built.problems).toEqual(problems);
});
