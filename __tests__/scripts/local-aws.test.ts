import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { knownDifferences } from "../../scripts/local-aws/known-differences";
import { endpointsAt } from "../../scripts/local-aws/services";
import { readStacks } from "../../scripts/terraform/stacks";
import { awsServices } from "../../stacks/aws-services";
import { resourcesIn, synthesizeRehearsed } from "../support/synthesized";

const { endpoints, refusing } = endpointsAt(20_000);
const outdir = synthesizeRehearsed();
const LOCAL_AWS = join(__dirname, "..", "..", "scripts", "local-aws");
const inLocalAws = (file: string) => readFileSync(join(LOCAL_AWS, file), "utf8");
const types = readStacks(outdir, "").flatMap(({ name }) => resourcesIn(outdir, name).map(({ type }) => type));

test("every service answers on this machine only, on one of three ports in a row", () => {
  const ports = new Set([...Object.values(endpoints), refusing]);
  expect([...ports].sort()).toEqual(["http://127.0.0.1:20000", "http://127.0.0.1:20001", "http://127.0.0.1:20002"]);
});

test("what is emulated does not share a port with what is refused", () => {
  expect(Object.values(endpoints)).not.toContain(refusing);
});

test("the provider knows every emulated service by its name", () => {
  expect(Object.keys(endpoints).filter((service) => !awsServices.includes(service))).toEqual([]);
});

test("the backend's services are emulated: state, its locks and who asks for it", () => {
  expect(Object.keys(endpoints)).toEqual(expect.arrayContaining(["s3", "dynamodb", "iam", "sts"]));
});

test("every patch of an emulator is applied", () => {
  const files = readdirSync(join(LOCAL_AWS, "patches")).filter((file) => /^(ministack|moto)_\w+\.py$/.test(file));
  const applied = inLocalAws("patches/__init__.py").match(/^ {4}\w+(?=\.apply\()/gm) ?? [];
  expect(applied.map((each) => `${each.trim()}.py`)).toEqual(files.sort());
});

test("a function's calls reach the emulator that has the service", () => {
  /** Words of the provider for clients of the SDK that are named otherwise. */
  const words: Readonly<Record<string, string>> = {
    "cloudwatch-logs": "logs",
    "elastic-load-balancing-v2": "elbv2",
    "secrets-manager": "secretsmanager",
  };
  const clients = sourcesIn(join(__dirname, "..", "..", "functions")).flatMap((source) =>
    [...source.matchAll(/"@aws-sdk\/client-([\w-]+)"/g)].map(([, client]) => client),
  );
  const [, listed = ""] = /^CALLED_IN_MOTO = \((.*)\)$/m.exec(inLocalAws("serve.py")) ?? [];
  const emulator = (client: string) => endpoints[words[client] ?? client];
  const inMoto = [...new Set(clients)].filter((client) => emulator(client) === "http://127.0.0.1:20001").sort();
  expect(clients.filter((client) => emulator(client) === undefined)).toEqual([]);
  expect(listed.replaceAll('"', "").split(", ")).toEqual(inMoto.map((client) => client.toUpperCase().replaceAll("-", "_")));
});

test("every known difference says why, is known once, and is one of something that is built", () => {
  const rows = knownDifferences.map(({ type, attribute }) => `${type}.${attribute}`);
  expect(new Set(rows).size).toBe(rows.length);
  expect(knownDifferences.filter(({ why, attribute }) => why.length < 20 || attribute === "")).toEqual([]);
  expect(knownDifferences.filter(({ type }) => !types.includes(type))).toEqual([]);
});

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
