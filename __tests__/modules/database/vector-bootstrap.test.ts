import type { VectorTable } from "../../../modules/ai/vector-table";
import { AuroraTelemetry } from "../../../modules/database/aurora-telemetry";
import { AuroraVectorStore } from "../../../modules/database/aurora-vector-store";
import { VectorBootstrap } from "../../../modules/database/vector-bootstrap";
import { build } from "../../support/build";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
const accountId = "111111111111";
const subnetIds = ["subnet-a", "subnet-b"];
const network = { subnetIds, securityGroupId: "sg-bootstrap" };
const about = { schema: "knowledge_base", table: "titan_1024", dimensions: 1024 };
const built = ({
  table = about,
  engineVersion = "16.8",
  inside = true,
}: Partial<{ table: VectorTable; engineVersion: string; inside: boolean }> = {}) =>
  build((stack) => {
    const telemetry = new AuroraTelemetry(stack, "telemetry", {
      clusterName: "partner-test-vectors",
      accountId,
      logDays: 30,
      keyArn,
    });
    const store = new AuroraVectorStore(stack, "store", {
      name: "partner-test-vectors",
      settings: { engineVersion, whenIdle: "pauses", maxCapacityUnits: 4, availability: "single-az", backupRetentionDays: 7 },
      subnetIds,
      securityGroupId: "sg-store",
      keyArn,
      telemetry,
      data: "disposable",
    });
    const home = { accountId, region: "us-east-1", keyArn, logDays: 30, ...(inside && { network }) };
    new VectorBootstrap(stack, "bootstrap", { name: "partner-test-vectors-bootstrap", store, table, home });
  });
const run = (changes: Parameters<typeof built>[0] = {}) => built(changes).one("aws_lambda_invocation");

test("the function is told the cluster, pgvector and the table", () => {
  expect(JSON.parse(String(run().input))).toMatchObject({
    host: expect.stringContaining(".endpoint}"),
    port: 5432,
    database: "vectors",
    secretArn: expect.stringContaining("master_user_secret"),
    extensions: ["vector"],
    roles: [],
    vectorTables: [about],
  });
});

test.each([
  { what: "another table", changes: { table: { ...about, table: "titan_512", dimensions: 512 } } },
  { what: "another version of the engine", changes: { engineVersion: "17.4" } },
])("$what runs it again", ({ changes }) => {
  expect(run(changes).triggers).not.toEqual(run().triggers);
});

test("it runs when the cluster has an instance that answers", () => {
  const waits = run().depends_on as string[];
  expect(waits).toContainEqual(expect.stringMatching(/^aws_rds_cluster_instance\.store_instance-1_/));
});

test("it reads the cluster's login only, and keeps every rule", () => {
  const policies = built()
    .of("aws_iam_role_policy")
    .map(({ policy }) => String(policy));
  const [own] = policies.filter((policy) => policy.includes("ReadSecret"));
  expect(own).toContain("aws_rds_cluster.store_cluster_");
  expect(built().broken).toEqual([]);
});

test("outside of the VPC it could not reach the cluster", () => {
  expect(built({ inside: false }).problems).toContain("bootstrap: home must name the network that the cluster stands in");
});
