// Applies SQL migrations: node migrate.cjs <function> <folder>
//
// Sends every *.sql file of the folder to the migration runner, oldest name first. The runner applies those that it does
// not know yet. Needs Node.js and the AWS CLI, nothing else.
const { execFileSync } = require("node:child_process");
const { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

function main([runner, folder]) {
  if (!folder) throw new Error("usage: node migrate.cjs <function> <folder>");
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const migrations = files.sort().map((name) => ({ name, sql: readFileSync(join(folder, name), "utf8") }));
  if (migrations.length === 0) throw new Error(`${folder} holds no *.sql file`);
  const scratch = mkdtempSync(join(tmpdir(), "migrate-"));
  try {
    writeFileSync(join(scratch, "payload.json"), JSON.stringify({ migrations }));
    const answer = join(scratch, "answer.json");
    // A run takes 15 minutes at most; without the time-out the CLI gives up after one and calls again meanwhile.
    const options = ["--cli-read-timeout", "910", "--cli-binary-format", "raw-in-base64-out", "--output", "json"];
    const payload = `file://${join(scratch, "payload.json")}`;
    const called = execFileSync(
      "aws",
      ["lambda", "invoke", "--function-name", runner, ...options, "--payload", payload, answer],
      {
        encoding: "utf8",
      },
    );
    console.log(readFileSync(answer, "utf8"));
    if (JSON.parse(called).FunctionError)
      throw new Error(`${runner} did not apply all migrations; those before the one named stay`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
