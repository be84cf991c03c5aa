import { readStacks } from "../../scripts/terraform/stacks";
import { synthesizeAll } from "../support/synthesized";
import { environments, statementsOf, systemIn } from "../support/system-stacks";

const outdir = synthesizeAll();

/** What a role may do with a service: actions, and on what. */
type Allowed = Readonly<Record<string, readonly string[]>>;

const DOCUMENTS = ["AbortMultipartUpload", "DeleteObject", "GetObject", "ListBucket", "PutObject"];
const SECRETS = ["DescribeSecret", "GetSecretValue"];
const KEY = ["Decrypt", "GenerateDataKey"];

/** The document's matrix of permissions, role by role, to the action. What AWS needs to run the thing at all is apart. */
const matrix: readonly { role: string; may: Allowed; itself: Allowed }[] = [
  {
    role: "backend",
    may: {
      bedrock: ["InvokeModel", "InvokeModelWithResponseStream"],
      kms: KEY,
      "rds-db": ["connect"],
      s3: DOCUMENTS,
      s3vectors: ["GetVectors", "QueryVectors"],
      secretsmanager: SECRETS,
      sqs: ["GetQueueAttributes", "ReceiveMessage", "SendMessage"],
    },
    itself: {
      logs: ["CreateLogStream", "DescribeLogStreams", "PutLogEvents"],
      ssm: ["UpdateInstanceInformation"],
      ssmmessages: ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"],
    },
  },
  {
    role: "doc-processor",
    may: {
      bedrock: ["InvokeModel"],
      kms: KEY,
      "rds-db": ["connect"],
      s3: DOCUMENTS,
      s3vectors: ["PutVectors"],
      secretsmanager: SECRETS,
      sqs: ["ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "ReceiveMessage"],
    },
    itself: {
      ec2: [
        "AssignPrivateIpAddresses",
        "CreateNetworkInterface",
        "DeleteNetworkInterface",
        "DescribeNetworkInterfaces",
        "DescribeSubnets",
        "UnassignPrivateIpAddresses",
      ],
      logs: ["CreateLogStream", "PutLogEvents"],
      xray: ["PutTelemetryRecords", "PutTraceSegments"],
    },
  },
];

describe.each(["student-helper", "student-helper-v1"])("%s", (system) => {
  describe.each(environments)("in %s", (environment) => {
    const { of } = systemIn(outdir, system, environment);
    const prefix = `${system}-${environment}`;
    const statements = (role: string) =>
      of("aws_iam_role_policy")
        .filter(({ name }) => name === `${prefix}-${role}`)
        .flatMap(({ policy }) => statementsOf(policy))
        .filter(({ Effect }) => Effect === "Allow");
    const resources = (role: string, action: string) => [
      ...new Set(
        statements(role)
          .filter(({ Action }) => [Action].flat().includes(action))
          .flatMap(({ Resource }) => Resource),
      ),
    ];

    test.each(matrix)("$role may do exactly what the matrix says", ({ role, may, itself }) => {
      const found: Record<string, Set<string>> = {};
      for (const action of statements(role).flatMap(({ Action }) => Action)) {
        const [service, name] = action.split(":");
        found[service] = (found[service] ?? new Set()).add(name);
      }
      const sorted = Object.fromEntries(Object.entries(found).map(([service, names]) => [service, [...names].sort()]));
      expect(sorted).toEqual({ ...may, ...itself });
    });

    test("answers are written by Claude alone, and asked of the backend's role alone", () => {
      const called = resources("backend", "bedrock:InvokeModelWithResponseStream");
      expect(called.length).toBeGreaterThan(0);
      expect(called.filter((arn) => !arn.includes("anthropic.claude-"))).toEqual([]);
      expect(resources("doc-processor", "bedrock:InvokeModelWithResponseStream")).toEqual([]);
    });

    test("vectors are made by Titan Embeddings G1, in Tokyo, of questions and of documents alike", () => {
      const titan = "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.titan-embed-text-v1";
      expect(resources("doc-processor", "bedrock:InvokeModel")).toEqual([titan]);
      expect(resources("backend", "bedrock:InvokeModel")).toContain(titan);
    });

    test("both reach the index of documents, the queue of documents, and no other secret than their own", () => {
      const account = environment === "prod" ? "222222222222" : "111111111111";
      const index = `arn:aws:s3vectors:ap-southeast-2:${account}:bucket/${prefix}-vectors/index/documents`;
      expect(resources("backend", "s3vectors:QueryVectors")).toEqual([index]);
      expect(resources("doc-processor", "s3vectors:PutVectors")).toEqual([index]);
      for (const [role, action] of [
        ["backend", "sqs:SendMessage"],
        ["doc-processor", "sqs:DeleteMessage"],
      ]) {
        expect(resources(role, action)).toEqual([expect.stringMatching(/aws_sqs_queue\.doc-processor-queue_\w+\.arn/)]);
      }
      for (const role of ["backend", "doc-processor"]) {
        const secrets = resources(role, "secretsmanager:GetSecretValue").map(
          (arn) => /secret(google|anthropic|application)/.exec(arn)?.[1] ?? arn,
        );
        expect(secrets.sort()).toEqual(["anthropic", "application", "google"]);
        expect(resources(role, "rds-db:connect")).toEqual([expect.stringMatching(/:dbuser:\S+\/app$/)]);
      }
    });

    test("the key opens what comes from the services that each works with, and from no other", () => {
      const through = (role: string) =>
        statements(role)
          .filter(({ Sid }) => Sid === "KeyByServices")
          .map(({ Condition }) => Condition?.StringEquals["kms:ViaService"]);
      const at = (...services: string[]) => [services.map((service) => `${service}.ap-southeast-2.amazonaws.com`)];
      expect(through("backend")).toEqual(at("s3", "sqs", "secretsmanager", "s3vectors"));
      expect(through("doc-processor")).toEqual(at("s3", "secretsmanager", "s3vectors"));
    });

    test("objects of two buckets are all that either reaches in S3", () => {
      for (const role of ["backend", "doc-processor"]) {
        const reached = statements(role)
          .filter(({ Action }) => [Action].flat().some((action) => action.startsWith("s3:")))
          .flatMap(({ Resource }) => Resource);
        expect(reached.length).toBeGreaterThan(1);
        expect(reached.filter((arn) => !/^\$\{.*aws_s3_bucket(documents|releases)_bucket_/.test(String(arn)))).toEqual([]);
      }
    });

    test("what reaches the vectors by their names alone is applied after them", () => {
      const [{ dependencies }] = readStacks(outdir, `${prefix}-application`);
      expect(dependencies).toContain(`${prefix}-vectors`);
    });

    test("releases can be fetched by the backend, and put there by CI alone", () => {
      const releases = expect.stringContaining("aws_s3_bucketreleases_bucket");
      expect(resources("backend", "s3:GetObject")).toContainEqual(releases);
      expect(resources("backend", "s3:PutObject")).not.toContainEqual(releases);
      expect(resources("doc-processor", "s3:GetObject")).not.toContainEqual(releases);
    });

    test("no role that runs something has an action with *", () => {
      const actions = of("aws_iam_role_policy")
        .flatMap(({ policy }) => statementsOf(policy))
        .filter(({ Effect }) => Effect === "Allow")
        .flatMap(({ Action }) => Action);
      expect(actions.length).toBeGreaterThan(50);
      expect(actions.filter((action) => action.endsWith("*"))).toEqual([]);
    });
  });
});
