import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { TerraformLocal } from "cdktf";
import { UserData, type UserDataProps } from "../../../modules/compute/user-data";
import { build } from "../../support/build";
import { ROOT } from "../../support/run";
import { userDataText } from "../../support/user-data-text";

const folder = mkdtempSync(join(ROOT, "node_modules", ".cache", "user-data-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A script of the project, as its constructs name it. */
function script(body: string, first = "#!/usr/bin/env bash"): string {
  const file = join(folder, "script.sh");
  writeFileSync(file, `${first}\n${body}`);
  return relative(ROOT, file);
}

const problems = (body: string, variables: UserDataProps["variables"]) =>
  build((stack) => void new UserData(stack, "start", { script: script(body), variables })).problems;

test("the variables come before the script, which is left as it is", () => {
  const body = ': "${NAME:?}"\n: "${SETTINGS:?}"\necho "${NAME%%/*}" %{http_code} $$ "\\n" \'q\' é\n';
  const settings = { A: "x\"y'\n", B: "${HOME} %{k}" };
  expect(userDataText({ script: script(body), variables: { NAME: "a ${b} \\ %{c}", SETTINGS: settings } })).toBe(
    [
      "#!/usr/bin/env bash",
      "readonly NAME='a ${b} \\ %{c}'",
      `readonly SETTINGS='${Buffer.from(JSON.stringify(settings)).toString("base64")}'`,
      body,
    ].join("\n"),
  );
});

test("what Terraform knows later stays a reference, in a variable and within settings", () => {
  let written = "";
  build((stack) => {
    const later = new TerraformLocal(stack, "later", "x").asString;
    const variables = { NAME: `a/${later}`, SETTINGS: { A: `b/${later}` } };
    new UserData(stack, "start", { script: script(': "${NAME:?}"\n: "${SETTINGS:?}"\n'), variables });
    written = JSON.stringify((stack.toTerraform() as { locals: object }).locals);
  });
  expect(written).toContain("readonly NAME='a/${local.later}'");
  expect(written).toContain('{"A":"b/${local.later}"}');
});

test("what the shell is to fill in is nothing to Terraform", () => {
  let written = "";
  build((stack) => {
    const variables = { NAME: "${a} %{b}", SETTINGS: { A: "${c} %{d}" } };
    const body = ': "${NAME:?}"\n: "${SETTINGS:?}"\necho "${NAME}" %{http_code}\n';
    new UserData(stack, "start", { script: script(body), variables });
    written = JSON.stringify((stack.toTerraform() as { locals: object }).locals);
  });
  for (const text of ["$${a} %%{b}", "$${c} %%{d}", "$${NAME:?}", "$${NAME}", "%%{http_code}"]) expect(written).toContain(text);
});

test("what is missing, unknown, not to be quoted or too long is told at once", () => {
  const body = `: "\${A:?}"\n: "\${B:?}"\n# ${"x".repeat(16_384)}\n`;
  const [, ...rest] = problems(body, { A: "it's", C: "two\nlines", D: "x" }).reverse();
  expect(rest.reverse()).toEqual([
    "start: variables must hold B, which the script requires",
    "start: variables must be ones that the script requires, got C, D",
    "start: variables must hold no quote and no line break, got one in A, C",
  ]);
});

test.each([
  { bytes: 16_384, problem: [] },
  {
    bytes: 16_385,
    problem: [
      expect.stringMatching(/^start: script with its variables must be at most 16384 bytes, got 16385 \(".*script\.sh"\)$/),
    ],
  },
])("EC2 takes 16 KiB before they are encoded: $bytes bytes", ({ bytes, problem }) => {
  const first = "#!/usr/bin/env bash\n";
  expect(problems("#".repeat(bytes - first.length), {})).toEqual(problem);
});

test("settings are counted as the base64 that they arrive as", () => {
  const body = `: "\${SETTINGS:?}"\n# ${"x".repeat(16_000)}\n`;
  expect(problems(body, { SETTINGS: { A: "x".repeat(60) } })).toEqual([]);
  expect(problems(body, { SETTINGS: { A: "x".repeat(600) } })).toEqual([
    expect.stringMatching(/^start: script with its variables must be at most 16384 bytes, got 1\d{4} /),
  ]);
});

test("a script that is not there, or not for bash, is no start", () => {
  const start = (path: string) => build((stack) => void new UserData(stack, "start", { script: path, variables: {} }));
  expect(() => start("instances/none.sh")).toThrow(new Error("instances/none.sh must be a file of the project"));
  const posix = script("", "#!/bin/sh");
  expect(() => start(posix)).toThrow(new Error(`${posix} must start with #!/usr/bin/env bash, got "#!/bin/sh"`));
});
