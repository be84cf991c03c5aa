import { knownDifferences } from "../../scripts/local-aws/known-differences";
import { endpointsAt } from "../../scripts/local-aws/services";
import { readStacks } from "../../scripts/terraform/stacks";
import { awsServices } from "../../stacks/aws-services";
import { resourcesIn, synthesizeRehearsed } from "../support/synthesized";

const { endpoints, refusing } = endpointsAt(20_000);
const outdir = synthesizeRehearsed();
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

test("every known difference says why, is known once, and is one of something that is built", () => {
  const rows = knownDifferences.map(({ type, attribute }) => `${type}.${attribute}`);
  expect(new Set(rows).size).toBe(rows.length);
  expect(knownDifferences.filter(({ why, attribute }) => why.length < 20 || attribute === "")).toEqual([]);
  expect(knownDifferences.filter(({ type }) => !types.includes(type))).toEqual([]);
});
