import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { environments, partnerIn } from "../support/partner-stacks";
import { synthesizeAll, synthesizeRehearsed } from "../support/synthesized";

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

describe.each(environments)("in %s", (environment) => {
  const { of, one, file } = partnerIn(outdir, environment);

  test("the generated secret is an ephemeral value in a write-only argument: no state holds it", () => {
    const [[name, password]] = Object.entries<object>(file("security").ephemeral.aws_secretsmanager_random_password);
    expect(password).toMatchObject({ password_length: 64 });
    const first = one("aws_secretsmanager_secret_version");
    expect(first.secret_string_wo).toBe(`\${ephemeral.aws_secretsmanager_random_password.${name}.random_password}`);
    expect(first.secret_string_wo_version).toBe(1);
    expect(first).not.toHaveProperty("secret_string");
  });

  test("Terraform's secret gets a new value at least every 90 days, RDS's own by RDS", () => {
    const rotation = one("aws_secretsmanager_secret_rotation");
    const { automatically_after_days: days } = rotation.rotation_rules as { automatically_after_days: number };
    expect(days).toBeLessThanOrEqual(90);
    expect(rotation.rotation_lambda_arn).toContain("application_rotation_function");
    expect(one("aws_db_instance").manage_master_user_password).toBe(true);
  });

  test("every secret is named by its path and encrypted with the platform key", () => {
    const secrets = of("aws_secretsmanager_secret");
    const webhook = environment === "prod" ? ["alarm-webhook"] : [];
    expect(secrets.map(({ name }) => name).sort()).toEqual(
      ["application", ...webhook].map((role) => `partner/${environment}/${role}`).sort(),
    );
    for (const { kms_key_id: key } of secrets) expect(key).toContain("aws_kms_key");
  });

  test("functions are told where secrets lie, never what they are, and their variables are encrypted", () => {
    const functions = of("aws_lambda_function");
    for (const { kms_key_arn: key } of functions) expect(key).toContain("aws_kms_key");
    const variables = functions.flatMap(({ environment: given }) =>
      Object.entries((given as { variables: Record<string, string> } | undefined)?.variables ?? {}),
    );
    const suspicious = variables.filter(([name]) => /secret|password|token|key/i.test(name));
    expect(suspicious.length).toBeGreaterThan(0);
    for (const [name, value] of suspicious) expect([name.endsWith("_ARN"), value.endsWith("arn}")]).toEqual([true, true]);
  });
});
