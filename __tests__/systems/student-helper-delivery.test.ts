import { synthesizeAll } from "../support/synthesized";
import { environments, statementsOf, systemIn, type Values } from "../support/system-stacks";
import { accountOf, isAllowed, missing, worn } from "./delivery-needs";
import { rolesAreForTheirJobs } from "./github-trust";

const outdir = synthesizeAll();
const TOKYO = "bedrock-runtime.ap-northeast-1.amazonaws.com";
const systems = [
  { system: "student-helper", id: "2003", domain: "studenthelper.com" },
  { system: "student-helper-v1", id: "2004", domain: "v1.studenthelper.com" },
];

describe.each(systems)("$system", ({ system, id, domain: inProd }) => {
  describe.each(environments)("in %s", (environment) => {
    const stacks = systemIn(outdir, system, environment);
    const { of, resources, file } = stacks;
    const made = { system, environment, stacks };
    const [account, prefix] = [accountOf(environment), `${system}-${environment}`];
    const domain = environment === "prod" ? inProd : inProd.replace("studenthelper", `${environment}.studenthelper`);
    const [plan, apply] = (["plan", "apply"] as const).map((role) => worn(made, role));
    const arn = (service: string, resource: string) => `arn:aws:${service}:ap-southeast-2:${account}:${resource}`;
    const role = (name: string) => `arn:aws:iam::${account}:role/${prefix}-${name}`;

    test("the apply role may make every resource there is, outside of delivery itself", () => {
      expect(missing(made, "apply")).toEqual([]);
    });

    test("the plan role may read every resource there is, and make none", () => {
      expect(missing(made, "plan")).toEqual([]);
      const makes = [
        ["autoscaling:UpdateAutoScalingGroup", arn("autoscaling", `autoScalingGroup:x:autoScalingGroupName/${prefix}-backend`)],
        ["ecr:SetRepositoryPolicy", arn("ecr", `repository/${prefix}-processor`)],
        ["lambda:UpdateFunctionCode", arn("lambda", `function:${prefix}-doc-processor`)],
        ["s3vectors:CreateIndex", arn("s3vectors", `bucket/${prefix}-vectors/index/documents`)],
        ["ec2:CreateVpcPeeringConnection", arn("ec2", "vpc/x")],
        ["iam:CreateRole", role("backend")],
      ];
      expect(makes.filter(([action, resource]) => isAllowed(plan, action, resource))).toEqual([]);
      expect(makes.filter(([action, resource]) => !isAllowed(apply, action, resource))).toEqual([]);
    });

    rolesAreForTheirJobs(made, id);

    test("every role but delivery's own wears the environment's boundary", () => {
      const unbound = of("aws_iam_role").filter(({ permissions_boundary: boundary }) => !boundary);
      const own = ["apply", ...(environment === "prod" ? ["operators"] : []), "plan"];
      expect(unbound.map(({ name }) => name).sort()).toEqual(own.map((name) => `${prefix}-${name}`));
    });

    test("an apply cannot change who delivers, takes no boundary off, and reads neither secret nor document nor vector", () => {
      const own = ["apply", "deploy", "plan"].map(role);
      expect(own.filter((each) => isAllowed(apply, "iam:PutRolePolicy", each))).toEqual([]);
      expect(isAllowed(apply, "iam:PutRolePolicy", role("backend"))).toBe(true);
      expect(isAllowed(apply, "iam:CreatePolicyVersion", `arn:aws:iam::${account}:policy/${prefix}-boundary`)).toBe(false);
      expect(isAllowed(apply, "iam:DeleteRolePermissionsBoundary", role("backend"))).toBe(false);
      const read = [
        ["secretsmanager:GetSecretValue", arn("secretsmanager", `secret:${system}/${environment}/google-api-key-x`)],
        ["s3:GetObject", `arn:aws:s3:::${prefix}-documents-0a1b/x`],
        ["sqs:ReceiveMessage", arn("sqs", `${prefix}-doc-processor`)],
        ...["GetVectors", "QueryVectors", "ListVectors", "PutVectors"].map((action) => [
          `s3vectors:${action}`,
          arn("s3vectors", `bucket/${prefix}-vectors/index/documents`),
        ]),
        ["ecr:GetDownloadUrlForLayer", arn("ecr", `repository/${prefix}-processor`)],
        ["ecr:PutImage", arn("ecr", `repository/${prefix}-processor`)],
      ];
      expect(read.filter(([action, resource]) => isAllowed(apply, action, resource))).toEqual([]);
    });

    test("an apply works in the region at home, in that of the embedding model, and where CloudFront and the copies are", () => {
      const [limit] = apply.filter(({ Sid }) => Sid === "OnlyItsRegions");
      expect(limit).toMatchObject({ Effect: "Deny", Action: "*", Resource: "*" });
      expect([limit.Condition?.StringNotEquals["aws:RequestedRegion"]].flat().sort()).toEqual(
        ["ap-northeast-1", "ap-southeast-2", "us-east-1"].sort(),
      );
    });

    test("an apply writes the records that there are: the domain's, and the one private name in Tokyo", () => {
      const condition = "route53:ChangeResourceRecordSetsNormalizedRecordNames";
      const letting = apply.filter(({ Action }) => [Action].flat().includes("route53:ChangeResourceRecordSets"));
      const names = letting.map(({ Condition }) => Object.values(Condition ?? {}).flatMap((each) => each[condition]));
      expect(names).toEqual([[domain, `*.${domain}`], [TOKYO]]);
      const named = of("aws_route53_record").map(({ name }) => String(name));
      // What proves a certificate lies below the name that it is for.
      const known = named.filter((name) => !name.includes("domain_validation_options"));
      expect(known.length).toBeGreaterThan(3);
      expect(known.filter((name) => name !== TOKYO && name !== domain && !name.endsWith(`.${domain}`))).toEqual([]);
      expect(known.filter((name) => name === TOKYO)).toHaveLength(1);
    });

    const removable = environment !== "prod";
    test(`an apply ${removable ? "can" : "cannot"} take database, documents, vectors, images or zones away`, () => {
      const removed = [
        ["rds:DeleteDBInstance", arn("rds", `db:${prefix}-postgres`)],
        ["s3:DeleteBucket", `arn:aws:s3:::${prefix}-documents-0a1b`],
        ["s3:DeleteObjectVersion", `arn:aws:s3:::${prefix}-documents-0a1b/x`],
        ["s3vectors:DeleteIndex", arn("s3vectors", `bucket/${prefix}-vectors/index/documents`)],
        ["s3vectors:DeleteVectorBucket", arn("s3vectors", `bucket/${prefix}-vectors`)],
        ["ecr:DeleteRepository", arn("ecr", `repository/${prefix}-processor`)],
        ["secretsmanager:DeleteSecret", arn("secretsmanager", `secret:${system}/${environment}/google-api-key-x`)],
        ["route53:DeleteHostedZone", "arn:aws:route53:::hostedzone/x"],
      ];
      expect(removed.map(([action, resource]) => [action, isAllowed(apply, action, resource)])).toEqual(
        removed.map(([action]) => [action, removable]),
      );
    });

    test("an apply takes away what holds no data", () => {
      const removed = [
        ["autoscaling:DeleteAutoScalingGroup", arn("autoscaling", `autoScalingGroup:x:autoScalingGroupName/${prefix}-backend`)],
        ["ec2:DeleteLaunchTemplate", arn("ec2", "launch-template/x")],
        ["ec2:DeleteVpcPeeringConnection", arn("ec2", "vpc-peering-connection/x")],
        ["elasticloadbalancing:DeleteLoadBalancer", arn("elasticloadbalancing", `loadbalancer/app/${prefix}-alb/x`)],
        ["cloudfront:DeleteFunction", `arn:aws:cloudfront::${account}:function/${prefix}-frontend`],
        ["apigateway:DELETE", "arn:aws:apigateway:ap-southeast-2::/vpclinks/x"],
        ["ecr:DeleteRepositoryPolicy", arn("ecr", `repository/${prefix}-processor`)],
        ["iam:RemoveRoleFromInstanceProfile", `arn:aws:iam::${account}:instance-profile/${prefix}-backend`],
      ];
      expect(removed.filter(([action, resource]) => !isAllowed(apply, action, resource))).toEqual([]);
    });

    test("an apply touches no other environment, and not the other version", () => {
      const other = system === "student-helper" ? `student-helper-v1-${environment}` : `student-helper-${environment}`;
      const theirs = [
        ["autoscaling:UpdateAutoScalingGroup", arn("autoscaling", `autoScalingGroup:x:autoScalingGroupName/${other}-backend`)],
        ["s3vectors:PutVectorBucketPolicy", arn("s3vectors", `bucket/${other}-vectors`)],
        ["ecr:SetRepositoryPolicy", arn("ecr", `repository/${other}-processor`)],
        ["lambda:UpdateFunctionCode", arn("lambda", `function:${other}-doc-processor`)],
        ["logs:DeleteLogGroup", arn("logs", `log-group:/aws/lambda/${other}-doc-processor`)],
        ["s3:PutBucketPolicy", `arn:aws:s3:::${other}-documents-0a1b`],
      ];
      expect(theirs.filter(([action, resource]) => isAllowed(apply, action, resource))).toEqual([]);
    });

    test("what workflows need to know stands in the outputs", () => {
      expect(Object.keys(file("security").output)).toEqual(
        expect.arrayContaining(["plan_role_arn", "apply_role_arn", "deploy_role_arn"]),
      );
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
});
