import { synthesizeSystem } from "../support/synthesized";
import { environments, groupName, partnerIn, statementsOf, type Values } from "../support/system-stacks";

const outdir = synthesizeSystem("partner");
const BY_CI = ["api", "documents-processor", "notifications-processor", "websocket"];
const BY_TERRAFORM = ["application-rotation", "database-bootstrap", "migrate", "websocket-authorizer"];

describe.each(environments)("in %s", (environment) => {
  const { of, one, file } = partnerIn(outdir, environment);
  const prefix = `partner-${environment}-`;
  const functions = of("aws_lambda_function");
  const named = (role: string) => functions.find(({ function_name: name }) => name === `${prefix}${role}`) ?? {};

  test("code that CI deploys stays at the next apply, and what Terraform deploys does not", () => {
    const kept = functions.filter(({ lifecycle }) => JSON.stringify(lifecycle)?.includes("source_code_hash"));
    expect(kept.map(({ function_name: name }) => String(name).replace(prefix, "")).sort()).toEqual(BY_CI);
    for (const role of BY_TERRAFORM) expect(named(role)).not.toHaveProperty("lifecycle");
    const aliases = of("aws_lambda_alias").filter(({ lifecycle }) => JSON.stringify(lifecycle)?.includes("function_version"));
    expect(aliases).toHaveLength(BY_CI.length);
  });

  test("callers reach the alias live, never the code that was pushed last", () => {
    const [rest, sockets] = [of("aws_api_gateway_integration"), of("aws_apigatewayv2_integration")];
    const uris = [...rest.map(({ uri }) => uri).filter(Boolean), ...sockets.map(({ integration_uri: uri }) => uri)];
    expect(uris.length).toBeGreaterThan(8);
    expect(uris.filter((uri) => !String(uri).startsWith("${aws_lambda_alias."))).toEqual([]);
    for (const { function_name: name } of of("aws_lambda_event_source_mapping")) expect(name).toMatch(/^\$\{aws_lambda_alias\./);
  });

  test("every function runs on arm64 with a supported runtime, is traced, and logs as JSON into its own group", () => {
    for (const values of functions) {
      expect(values).toMatchObject({
        runtime: "nodejs22.x",
        architectures: ["arm64"],
        tracing_config: { mode: "Active" },
        logging_config: { log_format: "JSON" },
      });
    }
  });

  test("functions that touch the database or models stand in both private subnets", () => {
    for (const role of [...BY_CI, "database-bootstrap", "migrate"]) {
      const { subnet_ids: subnets, security_group_ids: groups } = named(role).vpc_config as Record<string, string[]>;
      expect(subnets.map((subnet) => /private_(us-east-1[ab])/.exec(subnet)?.[1])).toEqual(["us-east-1a", "us-east-1b"]);
      expect(groups).toHaveLength(1);
    }
  });

  test("each queue is worked off by a function that gives back only what failed", () => {
    const mappings = of("aws_lambda_event_source_mapping");
    expect(mappings).toHaveLength(2);
    for (const mapping of mappings) {
      expect(mapping.function_response_types).toEqual(["ReportBatchItemFailures"]);
      const [queue] = /(documents|notifications)_queue/.exec(String(mapping.event_source_arn)) ?? [];
      expect(mapping.function_name).toContain(String(queue).replace("_queue", "-processor"));
    }
  });

  test("a message stays hidden six times as long as a run may take, and dead letters are kept longest", () => {
    for (const role of ["documents", "notifications"]) {
      const [queue, dead] = [role, `${role}-dlq`].map((name) =>
        of("aws_sqs_queue").find((each) => each.name === `${prefix}${name}`),
      );
      expect(Number(queue?.visibility_timeout_seconds)).toBeGreaterThanOrEqual(6 * Number(named(`${role}-processor`).timeout));
      expect(dead?.message_retention_seconds).toBe(14 * 24 * 3_600);
      for (const { kms_master_key_id: key } of [queue, dead] as Values[]) expect(key).toContain("platform_key");
    }
    expect(of("aws_sqs_queue_redrive_allow_policy")).toHaveLength(2);
  });

  test("the apply itself puts pgvector and the roles into the database, and says which version is there", () => {
    const run = one("aws_lambda_invocation");
    expect(run.lifecycle_scope).toBe("CRUD");
    expect(JSON.parse(String(run.input))).toMatchObject({
      extensions: ["vector"],
      roles: [
        { name: "app", access: "read-write" },
        { name: "migrator", access: "owner" },
      ],
    });
    // A new engine, other code or another list runs it again.
    expect(Object.keys(run.triggers as Values).sort()).toEqual(["code", "database", "engine", "wanted"]);
    expect(run.depends_on).toContainEqual(expect.stringMatching(/^aws_db_instance\./));
    expect(file("database").output.database_extensions.value).toMatch(/jsondecode\(aws_lambda_invocation\./);
  });

  test("CI is told which function takes migrations", () => {
    expect(file("database").output.migration_function.value).toMatch(/^\$\{aws_lambda_function\.migrations_/);
  });

  test(`there is ${environment === "dev" ? "no bastion" : "a bastion"}, and nobody can call on it`, () => {
    const bastions = of("aws_instance");
    expect(bastions).toHaveLength(environment === "dev" ? 0 : 1);
    for (const bastion of bastions) {
      expect(bastion).toMatchObject({ associate_public_ip_address: false, metadata_options: { http_tokens: "required" } });
      expect(bastion).not.toHaveProperty("key_name");
      expect(bastion.subnet_id).toContain("private_us-east-1a");
      expect(bastion.root_block_device).toMatchObject({ encrypted: true });
    }
    const entries = of("aws_vpc_security_group_ingress_rule").map(({ security_group_id: group }) => groupName(group));
    expect(entries).not.toContain("bastion");
    expect("bastion_port_forward" in file("database").output).toBe(environment !== "dev");
  });
});

/** The models of each environment, as settings name them. */
const models = ["us.anthropic.claude-sonnet-4-6", "us.anthropic.claude-haiku-4-5-20251001-v1:0", "amazon.titan-embed-text-v2:0"];

describe.each(environments)("Bedrock in %s", (environment) => {
  const { of } = partnerIn(outdir, environment);
  const door = (service: string) => of("aws_vpc_endpoint").find(({ service_name: name }) => String(name).endsWith(`.${service}`));

  test("the private endpoint lets through exactly the models of the settings, and calls of this account", () => {
    const statements = statementsOf(door("bedrock-runtime")?.policy);
    const invoke = statements.filter(({ Sid }) => Sid === "InvokeModels");
    expect(invoke).toHaveLength(1);
    const plain = [invoke[0].Resource].flat().map((arn) => arn.replace(/^.*(foundation-model|inference-profile)\//, ""));
    const wanted = models.flatMap((model) => [model, model.replace(/^us\./, "")]);
    expect([...new Set(plain)].sort()).toEqual([...new Set(wanted)].sort());
    for (const { Effect, Condition } of statements) {
      expect(Effect).toBe("Allow");
      expect(Condition).toEqual({
        StringEquals: { "aws:PrincipalAccount": environment === "prod" ? "222222222222" : "111111111111" },
      });
    }
    expect(statements.map(({ Sid }) => Sid)).toEqual(["InvokeModels", ...(environment === "dev" ? [] : ["ApplyGuardrail"])]);
  });

  test("without a knowledge base nothing passes the door of agents", () => {
    expect(statementsOf(door("bedrock-agent-runtime")?.policy)).toEqual([
      expect.objectContaining({ Effect: "Deny", Action: "*", Resource: "*" }),
    ]);
  });

  test("functions are told the models that they may call", () => {
    const told = of("aws_lambda_function").flatMap(({ environment: given }) => {
      const list = ((given as Values | undefined)?.variables as Values | undefined)?.BEDROCK_MODELS;
      return list ? [String(list).split(",")] : [];
    });
    expect(told).toEqual([models, models]);
  });
});
