import { byProvider, notRun, satisfies } from "../../scripts/terraform/provider-needs";
import { readStacks } from "../../scripts/terraform/stacks";
import { written } from "../support/planted-stacks";

test.each([
  { version: "5.100.0", asked: "" },
  { version: "5.100.0", asked: "5.100.0" },
  { version: "5.100.0", asked: "= 5.100.0" },
  { version: "5.100.0", asked: ">= 5.100.0, < 7.0.0" },
  { version: "6.0.0", asked: ">= 5.100.0, < 7.0.0" },
  { version: "6.26.0", asked: ">=6.9.12" },
])("$version is one of $asked", ({ version, asked }) => {
  expect(satisfies(version, asked)).toBe(true);
});

test.each([
  { version: "5.100.0", asked: ">= 6.26.0, < 7.0.0" },
  { version: "7.0.0", asked: ">= 6.26.0, < 7.0.0" },
  { version: "6.25.9", asked: ">= 6.26.0" },
  { version: "5.99.1", asked: "5.100.0" },
])("$version is none of $asked", ({ version, asked }) => {
  expect(satisfies(version, asked)).toBe(false);
});

test.each(["~> 6.26", "newest", ">= 6"])("%s is more than is understood here, and no silent yes", (asked) => {
  expect(() => satisfies("6.26.0", asked)).toThrow(`"${asked}" must be versions such as ">= 1.2.3, < 2.0.0"`);
});

test("stacks that the tested provider cannot run are told from the others, in the same order, with what they need", () => {
  const asks = (version: string) => ({ terraform: { required_providers: { aws: { source: "hashicorp/aws", version } } } });
  const outdir = written({
    api: asks(">= 5.100.0, < 7.0.0"),
    network: asks("5.100.0"),
    plain: {},
    vectors: asks(">= 6.26.0, < 7.0.0"),
  });
  const { runnable, needing } = byProvider(readStacks(outdir, ""));
  expect(runnable.map(({ name }) => name)).toEqual(["api", "network", "plain"]);
  expect(needing.map(notRun)).toEqual(["vectors: type-checked and synthesized only, it needs hashicorp/aws >= 6.26.0, < 7.0.0"]);
});
