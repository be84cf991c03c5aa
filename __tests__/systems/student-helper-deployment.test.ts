import { synthesizeAll } from "../support/synthesized";
import { environments, systemIn } from "../support/system-stacks";
import { accountOf, isAllowed, worn } from "./delivery-needs";

const outdir = synthesizeAll();

/** All that a deployment may do, by service. */
const ACTIONS: Readonly<Record<string, string>> = {
  autoscaling: "CancelInstanceRefresh DescribeAutoScalingGroups DescribeInstanceRefreshes StartInstanceRefresh",
  cloudfront: "CreateInvalidation GetInvalidation",
  ecr: `
    BatchCheckLayerAvailability BatchGetImage CompleteLayerUpload DescribeImages GetAuthorizationToken
    GetDownloadUrlForLayer InitiateLayerUpload PutImage UploadLayerPart
  `,
  kms: "CreateGrant Decrypt Encrypt GenerateDataKey",
  lambda: `
    GetAlias GetFunction GetFunctionConfiguration InvokeFunction ListVersionsByFunction PublishVersion UpdateAlias
    UpdateFunctionCode
  `,
  s3: `
    AbortMultipartUpload DeleteObject GetBucketLocation GetObject GetObjectVersion ListBucket ListBucketVersions PutObject
  `,
};
const wordsOf = (text: string) => text.trim().split(/\s+/);

describe.each(["student-helper", "student-helper-v1"])("a deployment of %s", (system) => {
  describe.each(environments)("in %s", (environment) => {
    const stacks = systemIn(outdir, system, environment);
    const { of } = stacks;
    const [account, prefix] = [accountOf(environment), `${system}-${environment}`];
    const deploy = worn({ system, environment, stacks }, "deploy");
    const arn = (service: string, resource: string) => `arn:aws:${service}:ap-southeast-2:${account}:${resource}`;
    const roleWords = (type: string, argument: string) =>
      of(type).map((values) => String(values[argument]).replace(`${prefix}-`, "").replace("-${random_id.suffix.hex}", ""));
    const functions = roleWords("aws_lambda_function", "function_name");
    const buckets = roleWords("aws_s3_bucket", "bucket");
    const group = (name: string) => arn("autoscaling", `autoScalingGroup:0a1b:autoScalingGroupName/${name}`);

    test("may do what this table says, and nothing else", () => {
      const found: Record<string, string[]> = {};
      for (const action of new Set(deploy.flatMap(({ Action }) => Action))) {
        const [service, name] = action.split(":");
        found[service] = [...(found[service] ?? []), name].sort();
      }
      expect(found).toEqual(Object.fromEntries(Object.entries(ACTIONS).map(([service, names]) => [service, wordsOf(names)])));
      expect(deploy.filter(({ Effect }) => Effect !== "Allow")).toEqual([]);
    });

    test("updates the function that reads documents, and calls the one that migrates", () => {
      const may = (action: string) =>
        functions.filter((role) => isAllowed(deploy, action, arn("lambda", `function:${prefix}-${role}`)));
      expect(functions.length).toBeGreaterThan(4);
      for (const action of ["UpdateFunctionCode", "PublishVersion", "UpdateAlias"]) {
        expect(may(`lambda:${action}`)).toEqual(["doc-processor"]);
      }
      expect(may("lambda:InvokeFunction")).toEqual(["migrate"]);
    });

    test("pushes to the repository `-processor`, and removes no image from it", () => {
      expect(roleWords("aws_ecr_repository", "name")).toEqual(["processor"]);
      const repository = (name: string) => arn("ecr", `repository/${name}`);
      expect(isAllowed(deploy, "ecr:PutImage", repository(`${prefix}-processor`))).toBe(true);
      const others = [repository(`${prefix}-worker`), repository("portfolio-dev-backend"), "*"];
      expect(others.filter((each) => isAllowed(deploy, "ecr:PutImage", each))).toEqual([]);
      expect(isAllowed(deploy, "ecr:BatchDeleteImage", repository(`${prefix}-processor`))).toBe(false);
    });

    test("puts a release and refreshes the one group of instances", () => {
      expect(roleWords("aws_autoscaling_group", "name")).toEqual(["backend"]);
      const refreshes = (name: string) => isAllowed(deploy, "autoscaling:StartInstanceRefresh", group(name));
      expect([`${prefix}-backend`, `${prefix}-worker`, "partner-dev-backend"].filter(refreshes)).toEqual([`${prefix}-backend`]);
    });

    test("writes releases and frontend, reads releases alone, and takes away files of the frontend alone", () => {
      const may = (action: string) =>
        buckets.filter((role) => isAllowed(deploy, action, `arn:aws:s3:::${prefix}-${role}-0a1b/x`));
      expect(buckets).toEqual(expect.arrayContaining(["documents", "frontend", "releases", "access-logs", "alb-logs"]));
      expect(may("s3:PutObject").sort()).toEqual(["frontend", "releases"]);
      expect(may("s3:GetObject")).toEqual(["releases"]);
      expect(may("s3:GetObjectVersion")).toEqual(["releases"]);
      expect(may("s3:DeleteObject")).toEqual(["frontend"]);
      expect(may("s3:DeleteObjectVersion")).toEqual([]);
    });

    test("uses the environment's keys only through the services that it asks for something", () => {
      const condition = { "kms:ResourceAliases": `alias/${prefix}-*` };
      const keys = deploy.filter(({ Action }) => [Action].flat().some((action) => action.startsWith("kms:")));
      const by = keys.map(({ Condition }) => Condition?.StringLike?.["kms:ViaService"] ?? Condition?.Bool);
      expect([...new Set(by)]).toEqual(["lambda.*.amazonaws.com", { "kms:GrantIsForAWSResource": "true" }, "s3.*.amazonaws.com"]);
      expect(
        keys.filter(({ Condition }) => JSON.stringify(Condition?.["ForAnyValue:StringLike"]) !== JSON.stringify(condition)),
      ).toEqual([]);
    });

    test("reaches what has no name of its own by the environment's tags, or only to look at it", () => {
      const invalidates = deploy.filter(({ Action }) => [Action].flat().includes("cloudfront:CreateInvalidation"));
      expect(invalidates.map(({ Condition }) => Condition)).toEqual([
        { StringEquals: { "aws:ResourceTag/System": system, "aws:ResourceTag/Environment": environment } },
      ]);
      const everywhere = deploy.filter(({ Resource }) => Resource === "*").flatMap(({ Action }) => Action);
      expect(everywhere.sort()).toEqual([
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeInstanceRefreshes",
        "ecr:GetAuthorizationToken",
      ]);
    });
  });
});
