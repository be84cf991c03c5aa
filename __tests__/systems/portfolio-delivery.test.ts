import { synthesizeSystem } from "../support/synthesized";
import { environments, portfolioIn, statementsOf, type Values } from "../support/system-stacks";
import { accountOf, isAllowed, missing, worn } from "./delivery-needs";
import { rolesAreForTheirJobs } from "./github-trust";

const outdir = synthesizeSystem("portfolio");
const SERVICES = ["backend", "frontend"];

describe.each(environments)("in %s", (environment) => {
  const stacks = portfolioIn(outdir, environment);
  const { of, the, file, resources } = stacks;
  const made = { system: "portfolio", environment, stacks };
  const [account, prefix] = [accountOf(environment), `portfolio-${environment}`];
  const [plan, apply, deploy] = (["plan", "apply", "deploy"] as const).map((role) => worn(made, role));
  const ecs = (path: string) => `arn:aws:ecs:us-east-1:${account}:${path}`;
  const service = (name: string) => ecs(`service/${prefix}/${name}`);
  const repository = (name: string) => `arn:aws:ecr:us-east-1:${account}:repository/${name}`;

  test("the apply role may make every resource there is, outside of delivery itself", () => {
    expect(missing(made, "apply")).toEqual([]);
  });

  test("the plan role may read every resource there is, and make none", () => {
    expect(missing(made, "plan")).toEqual([]);
    const makes = ["ecs:CreateService", "rds:ModifyDBInstance", "elasticache:ModifyReplicationGroup", "iam:CreateRole"];
    expect(makes.filter((action) => isAllowed(plan, action, "*"))).toEqual([]);
    expect(isAllowed(plan, "ecs:UpdateService", service(`${prefix}-backend`))).toBe(false);
  });

  rolesAreForTheirJobs(made, "2002");

  test("a deployment updates the two services of its environment, and no other", () => {
    const names = of("aws_ecs_service").map(({ name }) => String(name));
    expect(names.sort()).toEqual(SERVICES.map((role) => `${prefix}-${role}`));
    for (const name of names) expect(isAllowed(deploy, "ecs:UpdateService", service(name))).toBe(true);
    const others = [service(`${prefix}-worker`), ecs(`service/partner-${environment}/partner-${environment}-backend`), "*"];
    expect(others.filter((arn) => isAllowed(deploy, "ecs:UpdateService", arn))).toEqual([]);
  });

  test("a deployment pushes to the two repositories of its environment, and deletes no image", () => {
    const names = of("aws_ecr_repository").map(({ name }) => String(name));
    expect(names.sort()).toEqual(SERVICES.map((role) => `${prefix}-${role}`));
    for (const name of names) expect(isAllowed(deploy, "ecr:PutImage", repository(name))).toBe(true);
    const others = [repository(`${prefix}-worker`), repository("partner-dev-backend"), "*"];
    expect(others.filter((arn) => isAllowed(deploy, "ecr:PutImage", arn))).toEqual([]);
    expect(isAllowed(deploy, "ecr:BatchDeleteImage", repository(`${prefix}-backend`))).toBe(false);
  });

  test("a deployment registers releases, and no template", () => {
    for (const role of SERVICES) {
      const family = `task-definition/${prefix}-${role}`;
      expect(isAllowed(deploy, "ecs:RegisterTaskDefinition", ecs(`${family}-release:7`))).toBe(true);
      expect(isAllowed(deploy, "ecs:RegisterTaskDefinition", ecs(`${family}:7`))).toBe(false);
    }
  });

  test("a deployment passes the roles of the tasks to ECS, and no other role", () => {
    const roles = of("aws_iam_role").map(({ name }) => String(name));
    const passed = roles.filter((name) => isAllowed(deploy, "iam:PassRole", `arn:aws:iam::${account}:role/${name}`));
    expect(passed.sort()).toEqual(SERVICES.flatMap((role) => ["execution", "task"].map((kind) => `${prefix}-${role}-${kind}`)));
    const [pass] = deploy.filter(({ Action }) => [Action].flat().includes("iam:PassRole"));
    expect(pass.Condition).toEqual({ StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } });
  });

  test("a deployment migrates the database, publishes static files, and touches no media, no secret and no session", () => {
    const lambda = (role: string) => `arn:aws:lambda:us-east-1:${account}:function:${prefix}-${role}`;
    const invoked = ["application-rotation", "database-bootstrap", "database-rotation", "migrate"].filter((role) =>
      isAllowed(deploy, "lambda:InvokeFunction", lambda(role)),
    );
    expect(invoked).toEqual(["migrate"]);
    const puts = (bucket: string) => isAllowed(deploy, "s3:PutObject", `arn:aws:s3:::${prefix}-${bucket}-0a1b/x`);
    expect(["static", "media", "edge-logs", "site-logs"].filter(puts)).toEqual(["static"]);
    const services = new Set(deploy.flatMap(({ Action }) => Action).map((action) => action.split(":")[0]));
    expect([...services].sort()).toEqual(["cloudfront", "ecr", "ecs", "iam", "kms", "lambda", "s3"]);
  });

  test("an apply cannot change who delivers, takes no boundary off, and reads no secret", () => {
    const own = ["apply", "deploy", "plan"].map((role) => `arn:aws:iam::${account}:role/${prefix}-${role}`);
    expect(own.filter((role) => isAllowed(apply, "iam:PutRolePolicy", role))).toEqual([]);
    expect(isAllowed(apply, "iam:PutRolePolicy", `arn:aws:iam::${account}:role/${prefix}-backend-task`)).toBe(true);
    expect(isAllowed(apply, "iam:CreatePolicyVersion", `arn:aws:iam::${account}:policy/${prefix}-boundary`)).toBe(false);
    expect(isAllowed(apply, "iam:DeleteRolePermissionsBoundary", `arn:aws:iam::${account}:role/${prefix}-backend-task`)).toBe(
      false,
    );
    expect(isAllowed(apply, "secretsmanager:GetSecretValue", "*")).toBe(false);
  });

  const removable = environment !== "prod";
  test(`an apply ${removable ? "can" : "cannot"} take database, sessions or media away`, () => {
    const removed = [
      ["rds:DeleteDBInstance", `arn:aws:rds:us-east-1:${account}:db:${prefix}-postgres`],
      ["dynamodb:DeleteTable", `arn:aws:dynamodb:us-east-1:${account}:table/${prefix}-sessions`],
      ["s3:DeleteBucket", `arn:aws:s3:::${prefix}-media-0a1b`],
    ];
    expect(removed.map(([action, arn]) => isAllowed(apply, action, arn))).toEqual(Array(3).fill(removable));
  });

  test("an apply leaves what CI deployed: services keep their task definition and their number of tasks", () => {
    for (const role of SERVICES) {
      const { lifecycle, task_definition: started } = the("aws_ecs_service", { name: `${prefix}-${role}` });
      expect(lifecycle).toEqual({ ignore_changes: ["task_definition", "desired_count"] });
      expect(started).toMatch(new RegExp(`^\\$\\{aws_ecs_task_definition\\.service-${role}_task_definition_\\w+\\.arn\\}$`));
    }
  });

  test("CI starts from the template that Terraform last wrote: the outputs name it, and no release is Terraform's", () => {
    const { output } = file("services");
    const families = of("aws_ecs_task_definition").map(({ family }) => family);
    expect(families.sort()).toEqual(SERVICES.map((role) => `${prefix}-${role}`));
    expect(SERVICES.map((role) => output[`${role}_task_family`].value)).toEqual(families);
    expect(families.filter((family) => String(family).endsWith("-release"))).toEqual([]);
    // A revision that a service may still run is not taken away with the next one.
    expect(of("aws_ecs_task_definition").map(({ skip_destroy: stays }) => stays)).toEqual([true, true]);
    expect(output.cluster_name.value).toMatch(/^\$\{aws_ecs_cluster\./);
  });

  test("what workflows need to know stands in the outputs", () => {
    expect(Object.keys(file("security").output)).toEqual(
      expect.arrayContaining(["plan_role_arn", "apply_role_arn", "deploy_role_arn"]),
    );
    expect(Object.keys(file("storage").output)).toEqual(
      expect.arrayContaining(["frontend_repository_url", "backend_repository_url"]),
    );
    expect(Object.keys(file("edge").output)).toEqual(expect.arrayContaining(["static_bucket", "distribution_id"]));
    expect(file("database").output).toHaveProperty("migration_function");
  });

  test(`${environment === "prod" ? "one other account" : "nobody of another account"} may look at logs and metrics, and at no data`, () => {
    const found = of("aws_iam_role", "security").filter(({ name }) => name === `${prefix}-operators`);
    expect(found).toHaveLength(environment === "prod" ? 1 : 0);
    const policies = resources("security").filter(({ values }) => values.name === `${prefix}-operators` && "policy" in values);
    const actions = policies
      .flatMap(({ values }: { values: Values }) => statementsOf(values.policy))
      .flatMap(({ Action }) => Action);
    expect(actions.length > 0).toBe(environment === "prod");
    expect(actions.filter((action) => !/^(logs|cloudwatch|xray):/.test(action))).toEqual([]);
  });
});
