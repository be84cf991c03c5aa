import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments, partnerIn, statementsOf } from "../support/system-stacks";
import { variants } from "../support/variants";
import { accountOf, isAllowed, missing, worn } from "./delivery-needs";
import { rolesAreForTheirJobs } from "./github-trust";

const outdir = synthesizeSystem("partner");
const environmentIn = (from: string, environment: string) => ({
  system: "partner",
  environment,
  stacks: partnerIn(from, environment),
});

const shipped = environments.map((environment) => ({ variant: "as shipped", environment, from: outdir }));
const others = (["beanstalk", "ownZone", "knowledge"] as const).flatMap((variant) => {
  const from = synthesizeAll(variants.partner[variant]);
  return ["dev", "prod"].map((environment) => ({ variant, environment, from }));
});

describe.each([...shipped, ...others])("$environment, $variant:", ({ environment, from }) => {
  test("the apply role may make every resource there is, outside of delivery itself", () => {
    expect(missing(environmentIn(from, environment), "apply")).toEqual([]);
  });

  test("the plan role may read every resource there is, and make none", () => {
    expect(missing(environmentIn(from, environment), "plan")).toEqual([]);
    const plan = worn(environmentIn(from, environment), "plan");
    for (const action of ["ec2:RunInstances", "rds:ModifyDBInstance", "lambda:UpdateFunctionCode", "iam:CreateRole"]) {
      expect(isAllowed(plan, action, "*")).toBe(false);
    }
  });
});

describe.each(environments)("in %s", (environment) => {
  const { resources, of, file } = partnerIn(outdir, environment);
  const roleNamed = (role: string) =>
    of("aws_iam_role", "security").find(({ name }) => name === `partner-${environment}-${role}`);
  const [account, prefix] = [accountOf(environment), `partner-${environment}`];

  rolesAreForTheirJobs(environmentIn(outdir, environment), "2001");

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
    const apply = worn(environmentIn(outdir, environment), "apply");
    const own = ["apply", "deploy", "plan"].map((role) => `arn:aws:iam::${account}:role/${prefix}-${role}`);
    for (const role of own) expect(isAllowed(apply, "iam:PutRolePolicy", role)).toBe(false);
    expect(isAllowed(apply, "iam:CreatePolicyVersion", `arn:aws:iam::${account}:policy/${prefix}-boundary`)).toBe(false);
    expect(isAllowed(apply, "iam:DeleteRolePermissionsBoundary", `arn:aws:iam::${account}:role/${prefix}-api`)).toBe(false);
    expect(isAllowed(apply, "secretsmanager:GetSecretValue", "*")).toBe(false);
  });

  test(`an apply ${environment === "prod" ? "cannot" : "can"} take a database or a bucket away`, () => {
    const apply = worn(environmentIn(outdir, environment), "apply");
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

  test("a deployment changes the application's code, and nothing that Terraform makes", () => {
    const deploy = worn(environmentIn(outdir, environment), "deploy");
    const functionArn = (role: string) => `arn:aws:lambda:us-east-1:${account}:function:${prefix}-${role}`;
    const byCi = of("aws_lambda_function").filter(({ lifecycle }) =>
      JSON.stringify(lifecycle ?? {}).includes("source_code_hash"),
    );
    const deployed = of("aws_lambda_function").filter(({ function_name: name }) =>
      isAllowed(deploy, "lambda:UpdateFunctionCode", `arn:aws:lambda:us-east-1:${account}:function:${name}`),
    );
    expect(byCi).toHaveLength(4);
    expect(deployed.map(({ function_name: name }) => name)).toEqual(byCi.map(({ function_name: name }) => name));
    expect(isAllowed(deploy, "lambda:InvokeFunction", functionArn("migrate"))).toBe(true);
    expect(isAllowed(deploy, "lambda:InvokeFunction", functionArn("api"))).toBe(false);
    expect(isAllowed(deploy, "s3:PutObject", `arn:aws:s3:::${prefix}-frontend-0a1b/index.html`)).toBe(true);
    for (const bucket of ["documents", "templates"]) {
      expect(isAllowed(deploy, "s3:PutObject", `arn:aws:s3:::${prefix}-${bucket}-0a1b/x`)).toBe(false);
    }
    const changing = deploy
      .flatMap(({ Action }) => Action)
      .filter((action) => /:(Create(?!Grant|Invalidation)|Put(?!Object)|Attach)/.test(action));
    expect(changing).toEqual([]);
  });

  test("what workflows need to know stands in the outputs", () => {
    expect(Object.keys(file("security").output)).toEqual(
      expect.arrayContaining(["plan_role_arn", "apply_role_arn", "deploy_role_arn"]),
    );
  });
});
