import { environments, partnerIn, statementsOf, type Values } from "../support/partner-stacks";
import { synthesizeAll } from "../support/synthesized";
import { variants } from "../support/variants";
import { making } from "./making";

const outdir = synthesizeAll();
const numbers: Record<string, string> = { dev: "111111111111", staging: "111111111111", prod: "222222222222" };

/** Statements of all policies that a role of the security stack wears. */
function worn(from: string, environment: string, role: "plan" | "apply") {
  const { resources, of } = partnerIn(from, environment);
  const inline = of("aws_iam_role_policy", "security").find(({ name }) => name === `partner-${environment}-${role}`);
  const attached = of("aws_iam_role_policy_attachment", "security").filter((each) =>
    String(each.role).includes(`delivery_${role}_`),
  );
  const managed = attached.map(({ policy_arn: arn }) => {
    const found = resources("security").find(({ address }) => arn === `\${${address}.arn}`);
    if (!found) throw new Error(`${arn} is no policy of this stack`);
    return found.values;
  });
  return [inline, ...managed].flatMap((policy) => statementsOf(policy?.policy));
}

type Statements = ReturnType<typeof statementsOf>;

const like = (pattern: string, value: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`).test(value);

function isAllowed(statements: Statements, action: string, resource: string): boolean {
  const covers = ({ Action, Resource }: Statements[number]) =>
    [Action].flat().some((pattern) => like(pattern, action)) && [Resource].flat().some((pattern) => like(pattern, resource));
  const said = (effect: string) => statements.filter((each) => each.Effect === effect && covers(each));
  return said("Allow").length > 0 && said("Deny").filter(({ Condition }) => !Condition).length === 0;
}

/** `sqs:x` of a need, as an ARN in this account. */
function arnOf(short: string, values: Values, account: string): string {
  const filled = short.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? "x")).replace(/\$\{[^}]*\}/g, "x");
  if (filled === "*" || filled.startsWith("/")) return filled === "*" ? "*" : `arn:aws:apigateway:us-east-1::${filled}`;
  const [service, ...rest] = filled.split(":");
  const path = rest.join(":");
  if (path.startsWith("::")) return `arn:aws:${service}:${path}`;
  if (/^:(image|parameter\/aws)/.test(path)) return `arn:aws:${service}:us-east-1:${path}`;
  return path.startsWith(":") ? `arn:aws:${service}::${account}${path}` : `arn:aws:${service}:us-east-1:${account}:${path}`;
}

const isRead = (action: string) => /:(Get|Describe|List|View)/i.test(action);

/** What a role is not allowed, of all that it takes to make the resources of an environment. Delivery's own are a person's. */
function missing(from: string, environment: string, role: "plan" | "apply"): string[] {
  const statements = worn(from, environment, role);
  const needs = partnerIn(from, environment)
    .resources()
    .filter(({ type, address }) => type.startsWith("aws_") && !address.includes(".delivery_"))
    .flatMap(({ type, address, values }) => {
      if (!making[type]) return [`${type} is not in making.ts`];
      return making[type].flatMap((need) => {
        const [action, short] = need
          .replaceAll("partner-prod", `partner-${environment}`)
          .replaceAll("partner/prod", `partner/${environment}`)
          .split(" ");
        if (role === "plan" && !isRead(action)) return [];
        const arn = arnOf(short, values, numbers[environment]);
        return isAllowed(statements, action, arn) ? [] : [`${address}: ${action} on ${arn}`];
      });
    });
  return [...new Set(needs)];
}

const shipped = environments.map((environment) => ({ variant: "as shipped", environment, from: outdir }));
const others = (["beanstalk", "ownZone", "knowledge"] as const).flatMap((variant) => {
  const from = synthesizeAll(variants[variant]);
  return ["dev", "prod"].map((environment) => ({ variant, environment, from }));
});

describe.each([...shipped, ...others])("$environment, $variant:", ({ environment, from }) => {
  test("the apply role may make every resource there is, outside of delivery itself", () => {
    expect(missing(from, environment, "apply")).toEqual([]);
  });

  test("the plan role may read every resource there is, and make none", () => {
    expect(missing(from, environment, "plan")).toEqual([]);
    const plan = worn(from, environment, "plan");
    for (const action of ["ec2:RunInstances", "rds:ModifyDBInstance", "lambda:UpdateFunctionCode", "iam:CreateRole"]) {
      expect(isAllowed(plan, action, "*")).toBe(false);
    }
  });
});

describe.each(environments)("in %s", (environment) => {
  const { resources, of, file } = partnerIn(outdir, environment);
  const roleNamed = (role: string) =>
    of("aws_iam_role", "security").find(({ name }) => name === `partner-${environment}-${role}`);
  const [account, prefix] = [numbers[environment], `partner-${environment}`];
  const issuer = "token.actions.githubusercontent.com";

  test.each([
    { role: "plan", job: "pull_request" },
    { role: "apply", job: `environment:${prefix}` },
  ])("$role is for GitHub jobs of $job only, in both forms of subject", ({ role, job }) => {
    const [trust, ...more] = statementsOf(roleNamed(role)?.assume_role_policy);
    expect(more).toEqual([]);
    expect(trust.Principal).toEqual({ Federated: `arn:aws:iam::${account}:oidc-provider/${issuer}` });
    expect(trust.Condition).toEqual({
      StringEquals: {
        [`${issuer}:aud`]: "sts.amazonaws.com",
        [`${issuer}:sub`]: [`repo:example/partner:${job}`, `repo:example@1001/partner@2001:${job}`],
        [`${issuer}:repository_id`]: "2001",
        ...(role === "apply" && { [`${issuer}:ref`]: "refs/heads/main" }),
      },
    });
  });

  test("every role but delivery's own wears the environment's boundary", () => {
    const roles = resources().filter(({ type }) => type === "aws_iam_role");
    const unbound = roles.filter(({ values }) => !values.permissions_boundary).map(({ values }) => values.name);
    const own = ["apply", ...(environment === "prod" ? ["operators"] : []), "plan"];
    expect(unbound.sort()).toEqual(own.map((role) => `${prefix}-${role}`));
    const worn = new Set(roles.map(({ values }) => String(values.permissions_boundary ?? "")).filter(Boolean));
    expect([...worn].sort()).toEqual([
      expect.stringMatching(/^\$\{aws_iam_policy\.delivery_boundary_policy_\w+\.arn\}$/),
      `arn:aws:iam::${account}:policy/${prefix}-boundary`,
    ]);
  });

  test("an apply cannot change who delivers, and takes no boundary off", () => {
    const apply = worn(outdir, environment, "apply");
    const own = ["apply", "plan"].map((role) => `arn:aws:iam::${account}:role/${prefix}-${role}`);
    for (const role of own) expect(isAllowed(apply, "iam:PutRolePolicy", role)).toBe(false);
    expect(isAllowed(apply, "iam:CreatePolicyVersion", `arn:aws:iam::${account}:policy/${prefix}-boundary`)).toBe(false);
    expect(isAllowed(apply, "iam:DeleteRolePermissionsBoundary", `arn:aws:iam::${account}:role/${prefix}-api`)).toBe(false);
    expect(isAllowed(apply, "secretsmanager:GetSecretValue", "*")).toBe(false);
  });

  test(`an apply ${environment === "prod" ? "cannot" : "can"} take a database or a bucket away`, () => {
    const apply = worn(outdir, environment, "apply");
    const removable = environment !== "prod";
    expect(isAllowed(apply, "rds:DeleteDBInstance", `arn:aws:rds:us-east-1:${account}:db:${prefix}-postgres`)).toBe(removable);
    expect(isAllowed(apply, "s3:DeleteBucket", `arn:aws:s3:::${prefix}-documents-x`)).toBe(removable);
  });

  test(`${environment === "prod" ? "one other account" : "nobody of another account"} may look at logs and metrics, and at no data`, () => {
    const found = roleNamed("operators");
    expect(found !== undefined).toBe(environment === "prod");
    if (!found) return;
    const [trust] = statementsOf(found.assume_role_policy);
    expect(JSON.stringify(trust.Condition)).toContain("sts:ExternalId");
    const policy = of("aws_iam_role_policy", "security").find(({ name }) => name === `${prefix}-operators`);
    const actions = statementsOf(policy?.policy).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/^(logs|cloudwatch|xray):/.test(action))).toEqual([]);
  });

  test("what workflows need to know stands in the outputs", () => {
    expect(Object.keys(file("security").output)).toEqual(expect.arrayContaining(["plan_role_arn", "apply_role_arn"]));
  });
});
