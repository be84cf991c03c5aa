import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type KnownSystem, knownSystems } from "../support/known-systems";
import { synthesizeAll, synthesizeRehearsed } from "../support/synthesized";
import { environments, portfolioIn, type SystemStacks, systemIn } from "../support/system-stacks";

const outdir = synthesizeAll();

const textsBelow = (root: string) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** Arguments that would put a secret into the state. */
const INTO_STATE = /"(password|master_password|secret_string|secret_binary|auth_token|secret_key|private_key)":/;
/** Resources whose state is a secret. */
const SECRET_RESOURCES = /"(random_password|random_string|tls_private_key|aws_iam_access_key)":/;

test("no synthesized file holds a secret, or a resource whose state would", () => {
  const files = textsBelow(outdir);
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter(({ text }) => INTO_STATE.test(text) || SECRET_RESOURCES.test(text)).map(({ path }) => path)).toEqual([]);
});

test("a rehearsal adds no secret but the key that opens nothing", () => {
  const files = textsBelow(synthesizeRehearsed()).map(({ path, text }) => ({
    path,
    text: text.replaceAll('"secret_key": "rehearsal"', ""),
  }));
  expect(files.filter(({ text }) => INTO_STATE.test(text) || SECRET_RESOURCES.test(text)).map(({ path }) => path)).toEqual([]);
});

test("nothing is handed down as an output that is a secret itself; its ARN is enough", () => {
  const outputs = textsBelow(outdir)
    .filter(({ path }) => path.endsWith("cdk.tf.json"))
    .flatMap(({ text }) => Object.entries<{ value: unknown }>(JSON.parse(text).output ?? {}));
  const named = outputs.filter(([name]) => /secret|password|token/.test(name));
  expect(named.length).toBeGreaterThan(0);
  for (const [, { value }] of named) expect(value).toMatch(/(secret_arn|aws_secretsmanager_secret\.[\w-]+\.arn)\}$/);
});

interface Kept {
  /** Where the database has replicas, its master password is not RDS's own. */
  readonly replicated: boolean;
  /** Other secrets that Terraform has made, by the last part of their names. */
  readonly made: readonly string[];
  /** Secrets that people fill. */
  readonly given: readonly string[];
}

/** What each system keeps besides what its application signs with. */
const kept: Readonly<Record<KnownSystem, (environment: string) => Kept>> = {
  partner: () => ({ replicated: false, made: [], given: [] }),
  portfolio: (environment) => ({ replicated: environment !== "dev", made: [], given: [] }),
  "student-helper": () => ({ replicated: false, made: ["origin-header"], given: ["anthropic-api-key", "google-api-key"] }),
  "student-helper-v1": () => ({ replicated: false, made: [], given: ["anthropic-api-key", "google-api-key"] }),
  foundry: () => ({
    replicated: false,
    made: ["origin-header"],
    given: ["anthropic-api-key", "clerk-secret-key", "openai-api-key"],
  }),
};

const systems = knownSystems.flatMap((system) =>
  environments.map((environment) => ({
    system,
    environment,
    stacks: systemIn(outdir, system, environment),
    ...kept[system](environment),
  })),
);

/** As much of an App Runner service as says what its container is told. */
interface Runner {
  readonly image_repository: {
    readonly image_configuration: { readonly runtime_environment_variables: Readonly<Record<string, string>> };
  };
}

/** Names that sound like a secret, of functions' variables, containers' and instances', with what they are told. */
function suspicious({ of, layers, file }: SystemStacks): [string, string][] {
  const ofFunctions = of("aws_lambda_function").flatMap(({ environment: given }) =>
    Object.entries((given as { variables: Record<string, string> } | undefined)?.variables ?? {}),
  );
  const ofContainers = of("aws_ecs_task_definition").flatMap(({ container_definitions: text }) =>
    (JSON.parse(String(text)) as { environment?: { name: string; value: string }[] }[]).flatMap(({ environment = [] }) =>
      environment.map(({ name, value }): [string, string] => [name, value]),
    ),
  );
  const ofRunners = of("aws_apprunner_service").flatMap(({ source_configuration: source }) =>
    Object.entries((source as unknown as Runner).image_repository.image_configuration.runtime_environment_variables),
  );
  // What a script of user data is told stands in a local value of its stack.
  const locals: object[] = layers.flatMap((layer) => Object.values(file(layer).locals ?? {}));
  const ofInstances = locals.filter((each) => typeof each === "object").flatMap((each) => Object.entries<string>({ ...each }));
  expect(ofInstances.length > 0).toBe(of("aws_launch_template").length > 0);
  const all = [...ofFunctions, ...ofContainers, ...ofRunners, ...ofInstances];
  expect(all.length).toBeGreaterThan(4);
  return all.filter(([name]) => /secret|password|token|key/i.test(name));
}

/** One secret's ARN, or what the ARNs of all of an environment's secrets begin with. */
const where = (system: string, environment: string) =>
  new RegExp(`arn\\}$|^arn:aws:secretsmanager:[a-z0-9-]+:\\d{12}:secret:${system}/${environment}/$`);

describe.each(systems)("in $system $environment", ({ system, environment, stacks, replicated, made, given }) => {
  const { of, one, file } = stacks;

  test("the generated secret is an ephemeral value in a write-only argument: no state holds it", () => {
    const [[name, password]] = Object.entries<object>(file("security").ephemeral.aws_secretsmanager_random_password);
    expect(password).toMatchObject({ password_length: 64 });
    const first = one("aws_secretsmanager_secret_version", "security");
    expect(first.secret_string_wo).toBe(`\${ephemeral.aws_secretsmanager_random_password.${name}.random_password}`);
    expect(first.secret_string_wo_version).toBe(1);
    expect(first).not.toHaveProperty("secret_string");
  });

  test("Terraform's secrets get a new value at least every 90 days, RDS's own by RDS", () => {
    const rotations = of("aws_secretsmanager_secret_rotation").map((each) => {
      const { automatically_after_days: days } = each.rotation_rules as { automatically_after_days: number };
      expect(days).toBeLessThanOrEqual(90);
      return /aws_lambda_function\.([\w-]+?)_function/.exec(String(each.rotation_lambda_arn))?.[1];
    });
    const roles = ["application", ...made].map((role) => `${role}_rotation`);
    expect(rotations.sort()).toEqual([...roles, ...(replicated ? ["rotation"] : [])]);
    const managed = of("aws_db_instance").map(({ manage_master_user_password: by }) => by);
    expect(managed).toEqual(replicated ? [undefined, undefined] : [true]);
  });

  test("every secret is named by its path and encrypted with the platform key", () => {
    const secrets = of("aws_secretsmanager_secret");
    const roles = [
      "application",
      ...made,
      ...given,
      ...(replicated ? ["database-master"] : []),
      ...(environment === "prod" ? ["alarm-webhook"] : []),
    ];
    expect(secrets.map(({ name }) => name).sort()).toEqual(roles.map((role) => `${system}/${environment}/${role}`).sort());
    for (const { kms_key_id: key } of secrets) expect(key).toContain("aws_kms_key");
  });

  test("functions, containers and instances are told where secrets lie, never what they are, and functions' variables are encrypted", () => {
    for (const { environment: variables, kms_key_arn: key } of of("aws_lambda_function")) {
      if (variables) expect(key).toContain("aws_kms_key");
      else expect(key).toBeUndefined();
    }
    const found = suspicious(stacks);
    expect(found.length > 0).toBe(system !== "portfolio" || environment === "prod");
    for (const [name, value] of found) {
      expect(name).toMatch(/_ARN$/);
      expect(value).toMatch(where(system, environment));
    }
  });
});

describe.each(environments.filter((environment) => environment !== "dev"))("in portfolio %s", (environment) => {
  const { file, the } = portfolioIn(outdir, environment);

  test("the master password is one ephemeral value, in write-only arguments of the database and of its secret", () => {
    const [name, ...more] = Object.keys(file("database").ephemeral.aws_secretsmanager_random_password);
    expect(more).toEqual([]);
    const password = `\${ephemeral.aws_secretsmanager_random_password.${name}.random_password}`;
    expect(the("aws_db_instance", { identifier: `portfolio-${environment}-postgres` }).password_wo).toBe(password);
    const text = JSON.stringify(file("database"));
    expect(text.split(password)).toHaveLength(3);
  });
});

test.each(environments)("in portfolio %s a container gets a secret by its ARN alone", (environment) => {
  const secrets = portfolioIn(outdir, environment)
    .of("aws_ecs_task_definition")
    .flatMap(({ container_definitions: text }) => JSON.parse(String(text)))
    .flatMap(({ secrets: handed = [] }: { secrets?: { name: string; valueFrom: string }[] }) => handed);
  expect(secrets.map(({ name }) => name)).toEqual(["APPLICATION_SECRET", "APPLICATION_SECRET_PREVIOUS"]);
  for (const { valueFrom } of secrets) {
    expect(valueFrom).toMatch(/aws_secretsmanager_secretapplication_value_secret_\w+arn\}(::AWSPREVIOUS:)?$/);
  }
});

test.each(environments)("in foundry %s a service on App Runner reads secrets itself: none is handed to it", (environment) => {
  const services = systemIn(outdir, "foundry", environment).of("aws_apprunner_service");
  expect(services).toHaveLength(3);
  expect(services.filter((service) => JSON.stringify(service).includes("runtime_environment_secrets"))).toEqual([]);
});
