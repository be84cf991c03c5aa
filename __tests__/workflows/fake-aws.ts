import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Ended, run } from "../support/run";

/** What the AWS CLI answers to `ecs describe-services`, and so on; of several, one a call, the last one from then on. */
export type Answers = Readonly<Record<string, readonly unknown[]>>;

const FAKE = `#!${process.execPath}
const { appendFileSync, readFileSync, writeFileSync } = require("node:fs");
const [service, command, ...options] = process.argv.slice(2);
const name = service + " " + command;
const place = process.env.FAKE_AWS;
const answers = JSON.parse(readFileSync(place + "/answers.json", "utf8"));
const calls = readFileSync(place + "/calls", "utf8").split("\\n").filter((line) => line && JSON.parse(line).name === name).length;
const payload = options.find((option) => option.startsWith("file://"));
appendFileSync(place + "/calls", JSON.stringify({ name, options, sent: payload && readFileSync(payload.slice(7), "utf8") }) + "\\n");
const given = answers[name] ?? [];
const answer = given[Math.min(calls, given.length - 1)];
if (answer === undefined) { console.error("aws: no answer to " + name); process.exit(254); }
if (answer.payload) writeFileSync(options.at(-1), answer.payload);
console.log(JSON.stringify(answer.payload ? answer.said : answer));
`;

export interface Call {
  readonly name: string;
  readonly options: readonly string[];
  readonly sent?: string;
}

/** Runs a script of the workflows with an AWS CLI that only answers, and says what that was asked. */
export async function withAws(script: string, args: readonly string[], answers: Answers): Promise<Ended & { calls: Call[] }> {
  const place = mkdtempSync(join(tmpdir(), "aws-"));
  mkdirSync(join(place, "bin"));
  writeFileSync(join(place, "calls"), "");
  writeFileSync(join(place, "answers.json"), JSON.stringify(answers));
  writeFileSync(join(place, "bin", "aws"), FAKE);
  chmodSync(join(place, "bin", "aws"), 0o755);
  const env = {
    ...process.env,
    PATH: [join(place, "bin"), process.env.PATH].join(delimiter),
    FAKE_AWS: place,
    POLL_SECONDS: "0.01",
    MOST_MINUTES: "0.05",
  };
  const ended = await run(process.execPath, [join(".github", "scripts", script), ...args], { env });
  const calls = readFileSync(join(place, "calls"), "utf8").trim().split("\n").filter(Boolean);
  return { ...ended, calls: calls.map((line) => JSON.parse(line)) };
}

/** The value of an option of a call. */
export const optionOf = ({ options }: Call, name: string) => options[options.indexOf(name) + 1];
