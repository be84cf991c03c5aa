import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stackNamed, stacksLike } from "../../../scripts/state/stack-named";
import { readStacks } from "../../../scripts/terraform/stacks";
import { written } from "../../support/planted-stacks";

const outdir = written({ "app-dev-network": {}, "app-dev-network2": {}, "app-prod-network": {}, "state-nonprod": {} });

test.each([
  { pattern: "app-dev-*", found: ["app-dev-network", "app-dev-network2"] },
  { pattern: "*-network", found: ["app-dev-network", "app-prod-network"] },
  { pattern: "app-*-network*", found: ["app-dev-network", "app-dev-network2", "app-prod-network"] },
  { pattern: "app-dev-network", found: ["app-dev-network"] },
  { pattern: "app-dev-networ.", found: [] },
  { pattern: "dev", found: [] },
])("$pattern stands for $found", ({ pattern, found }) => {
  expect(stacksLike(readStacks(outdir, ""), pattern).map(({ name }) => name)).toEqual(found);
});

test("a name that is none is answered with those that are near", () => {
  expect(() => stackNamed(outdir, "app-dev-netwrk")).toThrow(
    `${outdir} has no stack "app-dev-netwrk"; there are app-dev-network, app-dev-network2, app-prod-network.`,
  );
});

test("a stack that is synthesized no more is found while its folder is kept", () => {
  const folder = join(outdir, "stacks", "app-dev-gone");
  mkdirSync(folder);
  writeFileSync(join(folder, "cdk.tf.json"), "{}");
  expect(stackNamed(outdir, "app-dev-gone")).toEqual({ name: "app-dev-gone", folder, dependencies: [] });
});

test("a folder without synthesized stacks says what comes first", () => {
  const empty = mkdtempSync(join(tmpdir(), "empty-"));
  expect(() => stackNamed(empty, "app")).toThrow(`${empty} holds no synthesized stacks: npm run synth comes first`);
});
