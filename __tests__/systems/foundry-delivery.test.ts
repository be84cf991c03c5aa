import { synthesizeSystem } from "../support/synthesized";
import { environments, statementsOf, systemIn, type Values } from "../support/system-stacks";
import { accountOf, isAllowed, worn } from "./delivery-needs";
import { rolesAreForTheirJobs } from "./github-trust";

const outdir = synthesizeSystem("foundry");

describe.each(environments)("in %s", (environment) => {
  const stacks = systemIn(outdir, "foundry", environment);
  const { of, resources, file } = stacks;
  const made = { system: "foundry", environment, stacks };
  const [account, prefix] = [accountOf(environment), `foundry-${environment}`];
  const domain = environment === "prod" ? "foundry.example.com" : `${environment}.foundry.example.com`;
  const [plan, apply] = (["plan", "apply"] as const).map((role) => worn(made, role));
  const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${account}:${resource}`;
  const role = (name: string) => `arn:aws:iam::${account}:role/${prefix}-${name}`;
  type Need = readonly [action: string, resource: string];

  test("the plan role makes nothing, and the apply role does", () => {
    const makes: Need[] = [
      ["apprunner:UpdateService", arn("apprunner", `service/${prefix}-api/x`)],
      ["apprunner:AssociateWebAcl", arn("apprunner", `service/${prefix}-api/x`)],
      ["ecr:SetRepositoryPolicy", arn("ecr", `repository/${prefix}-api`)],
      ["rds:ModifyDBInstance", arn("rds", `db:${prefix}-postgres`)],
      ["wafv2:UpdateRegexPatternSet", arn("wafv2", `regional/regexpatternset/${prefix}-origins/x`)],
      ["iam:CreateRole", role("api")],
    ];
    expect(makes.filter(([action, resource]) => isAllowed(plan, action, resource))).toEqual([]);
    expect(makes.filter(([action, resource]) => !isAllowed(apply, action, resource))).toEqual([]);
  });

  rolesAreForTheirJobs(made, "2005");

  test("every role but delivery's own wears the environment's boundary", () => {
    const unbound = of("aws_iam_role").filter(({ permissions_boundary: boundary }) => !boundary);
    const own = ["apply", ...(environment === "prod" ? ["operators"] : []), "plan"];
    expect(unbound.map(({ name }) => name).sort()).toEqual(own.map((name) => `${prefix}-${name}`));
  });

  test("an apply cannot change who delivers, takes no boundary off, and reads no secret, upload, image or row", () => {
    const own = ["apply", "deploy", "plan"].map(role);
    expect(own.filter((each) => isAllowed(apply, "iam:PutRolePolicy", each))).toEqual([]);
    expect(isAllowed(apply, "iam:PutRolePolicy", role("api"))).toBe(true);
    expect(isAllowed(apply, "iam:CreatePolicyVersion", `arn:aws:iam::${account}:policy/${prefix}-boundary`)).toBe(false);
    expect(isAllowed(apply, "iam:DeleteRolePermissionsBoundary", role("api"))).toBe(false);
    const reads: Need[] = [
      ...["application", "openai-api-key", "anthropic-api-key", "clerk-secret-key"].map(
        (name): Need => ["secretsmanager:GetSecretValue", arn("secretsmanager", `secret:foundry/${environment}/${name}-x`)],
      ),
      ["s3:GetObject", `arn:aws:s3:::${prefix}-uploads-0a1b/users/x`],
      ["rds-db:connect", arn("rds-db", "dbuser:x/app")],
      ["ecr:GetDownloadUrlForLayer", arn("ecr", `repository/${prefix}-api`)],
      ["ecr:PutImage", arn("ecr", `repository/${prefix}-api`)],
    ];
    expect(reads.filter(([action, resource]) => isAllowed(apply, action, resource))).toEqual([]);
  });

  test("an apply works at home, where CloudFront is too, and where the copies are", () => {
    const [limit] = apply.filter(({ Sid }) => Sid === "OnlyItsRegions");
    expect(limit).toMatchObject({ Effect: "Deny", Action: "*", Resource: "*" });
    const regions = [limit.Condition?.StringNotEquals["aws:RequestedRegion"]].flat();
    expect(regions.sort()).toEqual(environment === "prod" ? ["us-east-1", "us-west-2"] : ["us-east-1"]);
  });

  test("an apply writes records of its own domain alone", () => {
    const condition = "route53:ChangeResourceRecordSetsNormalizedRecordNames";
    const letting = apply.filter(({ Action }) => [Action].flat().includes("route53:ChangeResourceRecordSets"));
    const names = letting.map(({ Condition }) => Object.values(Condition ?? {}).flatMap((each) => each[condition]));
    expect(names).toEqual([[domain, `*.${domain}`]]);
    // What proves a certificate lies below the name that it is for.
    const named = of("aws_route53_record").map(({ name }) => String(name));
    const known = named.filter((name) => !name.includes("domain_validation_options"));
    expect([...new Set(known)]).toEqual([domain]);
  });

  const removable = environment !== "prod";
  test(`an apply ${removable ? "can" : "cannot"} take database, uploads, images or secrets away, and never a zone`, () => {
    const removed: Need[] = [
      ["rds:DeleteDBInstance", arn("rds", `db:${prefix}-postgres`)],
      ["s3:DeleteBucket", `arn:aws:s3:::${prefix}-uploads-0a1b`],
      ["s3:DeleteObjectVersion", `arn:aws:s3:::${prefix}-uploads-0a1b/users/x`],
      ["ecr:DeleteRepository", arn("ecr", `repository/${prefix}-api`)],
      ["secretsmanager:DeleteSecret", arn("secretsmanager", `secret:foundry/${environment}/clerk-secret-key-x`)],
    ];
    expect(removed.map(([action, resource]) => [action, isAllowed(apply, action, resource)])).toEqual(
      removed.map(([action]) => [action, removable]),
    );
    // Another one would have other name servers, which its parent does not know.
    expect(isAllowed(apply, "route53:DeleteHostedZone", "arn:aws:route53:::hostedzone/x")).toBe(false);
  });

  test("an apply takes away what holds no data", () => {
    const removed: Need[] = [
      ["apprunner:DeleteService", arn("apprunner", `service/${prefix}-api/x`)],
      ["apprunner:DeleteVpcConnector", arn("apprunner", `vpcconnector/${prefix}-api/1/x`)],
      ["apprunner:DeleteVpcIngressConnection", arn("apprunner", `vpcingressconnection/${prefix}-ai/x`)],
      ["apprunner:DisassociateWebAcl", arn("apprunner", `service/${prefix}-api/x`)],
      ["ec2:DeleteVpcEndpoints", arn("ec2", "vpc-endpoint/x")],
      ["ec2:DeleteNatGateway", arn("ec2", "natgateway/x")],
      ["cloudfront:DeleteCachePolicy", `arn:aws:cloudfront::${account}:cache-policy/x`],
      ["cloudfront:DeleteFunction", `arn:aws:cloudfront::${account}:function/${prefix}-site`],
    ];
    expect(removed.filter(([action, resource]) => !isAllowed(apply, action, resource))).toEqual([]);
  });

  test("an apply touches no other environment, and no other system", () => {
    const others = [environment === "prod" ? "foundry-staging" : "foundry-prod", `portfolio-${environment}`];
    const theirs = others.flatMap((other): Need[] => [
      ["apprunner:UpdateService", arn("apprunner", `service/${other}-api/x`)],
      ["ecr:SetRepositoryPolicy", arn("ecr", `repository/${other}-api`)],
      ["lambda:UpdateFunctionCode", arn("lambda", `function:${other}-migrate`)],
      ["logs:DeleteLogGroup", arn("logs", `log-group:/aws/lambda/${other}-migrate`)],
      ["s3:PutBucketPolicy", `arn:aws:s3:::${other}-uploads-0a1b`],
      ["rds:ModifyDBInstance", arn("rds", `db:${other}-postgres`)],
    ]);
    expect(theirs.filter(([action, resource]) => isAllowed(apply, action, resource))).toEqual([]);
  });

  test("what workflows need to know stands in the outputs", () => {
    const told = (layer: string) => Object.keys(file(layer).output);
    expect(told("security")).toEqual(expect.arrayContaining(["plan_role_arn", "apply_role_arn", "deploy_role_arn"]));
    const repositories = ["ai", "api", "web"].map((each) => `${each}_repository_url`);
    expect(told("storage")).toEqual(expect.arrayContaining(repositories));
    expect(told("services")).toEqual(expect.arrayContaining(["api_service_arn", "web_service_arn"]));
    expect(told("ai")).toEqual(expect.arrayContaining(["ai_service_arn"]));
    expect(told("edge")).toEqual(expect.arrayContaining(["public_bucket", "distribution_id"]));
    expect(told("database")).toEqual(expect.arrayContaining(["migration_function"]));
  });

  test(`${environment === "prod" ? "one other account" : "nobody of another account"} may look at logs and metrics, and at no data`, () => {
    const policies = resources("security").filter(({ values }) => values.name === `${prefix}-operators` && "policy" in values);
    const actions = policies
      .flatMap(({ values }: { values: Values }) => statementsOf(values.policy))
      .flatMap(({ Action }) => Action);
    expect(actions.length > 0).toBe(environment === "prod");
    expect(actions.filter((action) => !/^(logs|cloudwatch|xray):/.test(action))).toEqual([]);
  });
});
