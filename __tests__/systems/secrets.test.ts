import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { synthesizeAll, synthesizeRehearsed } from "../support/synthesized";

const textsBelow = (root: string) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** Arguments that would put a secret into the state. */
const INTO_STATE = /"(password|master_password|secret_string|secret_binary|auth_token|secret_key|private_key)":/;
/** Resources whose state is a secret. */
const SECRET_RESOURCES = /"(random_password|random_string|tls_private_key|aws_iam_access_key)":/;

test("no synthesized file holds a secret, or a resource whose state would", () => {
  const files = textsBelow(synthesizeAll());
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
  const outputs = textsBelow(synthesizeAll())
    .filter(({ path }) => path.endsWith("cdk.tf.json"))
    .flatMap(({ text }) => Object.entries<{ value: unknown }>(JSON.parse(text).output ?? {}));
  const named = outputs.filter(([name]) => /secret|password|token/.test(name));
  expect(named.length).toBeGreaterThan(0);
  for (const [, { value }] of named) expect(value).toMatch(/secret_arn\}$/);
});
