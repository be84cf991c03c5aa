import { rehearsed } from "../../environments/rehearse";
import { readStacks } from "../../scripts/terraform/stacks";
import type { Catalogue } from "../../systems/platforms";
import { synthesizeAll, writtenLocalAws } from "../support/synthesized";
import { statementsOf, systemIn, type Values } from "../support/system-stacks";
import { variants } from "../support/variants";

// Writing a catalogue fails at the first broken rule, so each of these folders is in order.
const ofV2 = variants["student-helper"];
const ofV1 = variants["student-helper-v1"];
const ownZone = { "student-helper": synthesizeAll(ofV2.ownZone), "student-helper-v1": synthesizeAll(ofV1.ownZone) };
const grown = { "student-helper": synthesizeAll(ofV2.grown), "student-helper-v1": synthesizeAll(ofV1.grown) };
const ownEmbedding = synthesizeAll(ofV2.ownEmbedding);
const bare = synthesizeAll(ofV2.bare);
const jwt = synthesizeAll(ofV1.jwt);

const tiers = ["public", "private", "lambda", "data"];

describe.each([
  { system: "student-helper", environment: "dev" },
  { system: "student-helper", environment: "prod" },
  { system: "student-helper-v1", environment: "dev" },
] as const)("$system $environment with a hosted zone of its own", ({ system, environment }) => {
  const outdir = ownZone[system];
  const { one, of } = systemIn(outdir, system, environment);

  test("has a stack for it besides, which only certificates and names wait for", () => {
    const prefix = `${system}-${environment}-`;
    const above = readStacks(outdir, prefix).filter(({ dependencies }) => dependencies.includes(`${prefix}dns`));
    expect(above.map(({ name }) => name.replace(prefix, ""))).toEqual(["edge"]);
    const domains = { dev: "dev.studenthelper.com", prod: "studenthelper.com" };
    const first = system === "student-helper-v1" ? "v1." : "";
    expect(one("aws_route53_zone", "dns").name).toBe(`${first}${domains[environment]}`);
  });

  test("puts every public record into that zone", () => {
    const zones = new Set(of("aws_route53_record", "edge").map(({ zone_id: zone }) => String(zone)));
    expect([...zones]).toEqual([expect.stringContaining(`reference-input-${system}-${environment}-dns.outputs.`)]);
  });
});

describe.each([
  { system: "student-helper", environment: "prod" },
  { system: "student-helper-v1", environment: "dev" },
] as const)("$system $environment, grown,", ({ system, environment }) => {
  const { of, one, the } = systemIn(grown[system], system, environment);
  const zonesOf = (tier: string) =>
    of("aws_subnet", "network").flatMap(({ tags, availability_zone: zone }) =>
      String((tags as Values).Name).includes(`-${environment}-${tier}-`) ? [String(zone).slice(-1)] : [],
    );

  test("has a subnet of each tier in the new zone, and in another one of Tokyo", () => {
    for (const tier of tiers) expect(zonesOf(tier)).toContain("c");
    const [door] = of("aws_vpc_endpoint", "network").filter(({ provider }) => provider);
    expect(door.subnet_ids).toHaveLength(environment === "prod" ? 3 : 2);
  });

  test("has two instances or more in all private subnets, and adds others under load", () => {
    const [group] = of("aws_autoscaling_group");
    expect(group).toMatchObject({ min_size: 2, max_size: 4, min_elb_capacity: 2 });
    expect(group.vpc_zone_identifier).toHaveLength(zonesOf("private").length);
    expect(one("aws_autoscaling_policy")).toMatchObject({ policy_type: "TargetTrackingScaling" });
    const healthy = the("aws_cloudwatch_metric_alarm", { metric_name: "GroupInServiceInstances" });
    expect(healthy.threshold).toBe(2);
  });
});

test("with an embedding model of its own region, nothing stands in another one, and the doors here let it through", () => {
  const { of, resources, file } = systemIn(ownEmbedding, "student-helper", "dev");
  expect(file("network").provider.aws).toHaveLength(1);
  expect(resources("network").filter(({ address }) => address.includes("embedding"))).toEqual([]);
  const [door] = of("aws_vpc_endpoint").filter(({ service_name: name }) => String(name).endsWith(".bedrock-runtime"));
  const titan = "arn:aws:bedrock:ap-southeast-2::foundation-model/amazon.titan-embed-text-v2:0";
  const through = (policy: unknown) => statementsOf(policy).flatMap(({ Resource }) => Resource);
  expect(through(door.policy)).toContain(titan);
  const roles = of("aws_iam_role_policy").filter(({ policy }) => through(policy).includes(titan));
  expect(roles.map(({ name }) => name).sort()).toEqual(["student-helper-dev-backend", "student-helper-dev-doc-processor"]);
  expect(of("aws_s3vectors_index").map(({ dimension }) => dimension)).toEqual([1_024]);
  const told = of("aws_lambda_function").flatMap(({ environment: given }) => {
    const { EMBEDDING_MODEL, EMBEDDING_REGION, EMBEDDING_DIMENSIONS } = ((given as Values)?.variables ?? {}) as Values;
    return EMBEDDING_MODEL ? [[EMBEDDING_MODEL, EMBEDDING_REGION, EMBEDDING_DIMENSIONS]] : [];
  });
  expect(told).toEqual([["amazon.titan-embed-text-v2:0", "ap-southeast-2", "1024"]]);
});

test.each(["dev", "staging"])(
  "without everything that can be left out, eight stacks of %s are left, and alarms of both regions still reach people",
  (environment) => {
    const { of, layers } = systemIn(bare, "student-helper", environment);
    const left = ["application", "database", "edge", "network", "security", "storage", "vectors", "watching"];
    expect([...layers].sort()).toEqual(left);
    for (const type of ["aws_wafv2_web_acl", "aws_ce_anomaly_monitor", "aws_backup_vault"]) expect(of(type)).toEqual([]);
    expect(of("aws_sns_topic_subscription").map(({ protocol }) => protocol)).toEqual(["email", "email"]);
    expect(of("aws_db_instance").map(({ publicly_accessible: open }) => open)).toEqual([false]);
  },
);

test("with tokens, the API of student-helper-v1 asks every caller for one, but for health and preflights", () => {
  const { of, one } = systemIn(jwt, "student-helper-v1", "prod");
  expect(one("aws_apigatewayv2_authorizer")).toMatchObject({
    authorizer_type: "JWT",
    jwt_configuration: { issuer: "https://id.studenthelper.com", audience: ["student-helper", "student-helper-app"] },
  });
  const asks = Object.fromEntries(
    of("aws_apigatewayv2_route").map(({ route_key: key, authorization_type: type, authorizer_id: id }) => [
      key,
      [type, id !== undefined],
    ]),
  );
  expect(asks).toEqual({
    "ANY /": ["JWT", true],
    "ANY /{proxy+}": ["JWT", true],
    "GET /api/v1/health": ["NONE", false],
    "OPTIONS /": ["NONE", false],
    "OPTIONS /{proxy+}": ["NONE", false],
  });
});

const choices = (["student-helper", "student-helper-v1"] as const).flatMap((system) =>
  Object.entries<Catalogue>(variants[system]).map(([choice, catalogue]) => ({ system, choice, catalogue })),
);

test.each(choices)("$choice of $system can be rehearsed", ({ catalogue }) => {
  expect(() => synthesizeAll(rehearsed(catalogue, writtenLocalAws))).not.toThrow();
});
