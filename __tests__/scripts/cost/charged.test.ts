import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unclassified } from "../../../scripts/cost/bill";
import { ALSO_BY_USE, BY_USE } from "../../../scripts/cost/by-use";
import { FORMULAS } from "../../../scripts/cost/formulas";
import { FREE } from "../../../scripts/cost/free";
import { LISTS } from "../../../scripts/cost/prices/lists";
import type { Price } from "../../../scripts/cost/prices/price";
import { estateIn } from "../../../scripts/docs/estate";
import { ROOT } from "../../support/run";
import { synthesizeAll } from "../../support/synthesized";
import { billed } from "./estate";

test("of every type in the catalogue it is said once how it is charged", () => {
  const types = [...new Set(estateIn(synthesizeAll(), "").resources.map(({ type }) => type))];
  expect(types.length).toBeGreaterThan(150);
  expect(unclassified(types)).toEqual([]);
});

test("and of every type that other settings would add", () => {
  const files = ["modules", "stacks"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(ROOT, folder, file), "utf8")),
  );
  const imported = files.flatMap((text) => [...text.matchAll(/provider-aws\/lib\/([a-z0-9-]+)"/g)].map(([, name]) => name));
  const types = [...new Set(imported)].filter((name) => name !== "provider" && !name.startsWith("data-"));
  expect(types).toContain("db-proxy");
  expect(unclassified(types.map((name) => `aws_${name.replaceAll("-", "_")}`))).toEqual([]);
});

test("a type of which nothing is said, and one of which two things are said, are refused", () => {
  expect(unclassified(["aws_mq_broker", "aws_vpc"])).toEqual(["aws_mq_broker"]);
  expect(() => billed({ "aws_mq_broker.a": {} })).toThrow(
    "must say how these are charged, in formulas.ts, by-use.ts or free.ts: aws_mq_broker.",
  );
  const twice = [...FREE, ...Object.keys(BY_USE), ...Object.keys(FORMULAS)];
  expect(new Set(twice).size).toBe(twice.length);
});

test("what is charged by use besides has a formula too", () => {
  expect(Object.keys(ALSO_BY_USE).filter((type) => !(type in FORMULAS))).toEqual([]);
});

test("a thing has one price in a region", () => {
  const prices: Price[] = Object.values(LISTS).flat();
  const places = prices.flatMap(({ what, regions }) => [regions].flat().map((region) => `${what} in ${region}`));
  expect(new Set(places).size).toBe(places.length);
});
