import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stackNamed } from "../../../scripts/state/stack-named";
import { written } from "../../support/planted-stacks";

const outdir = written({ "app-dev-network": {}, "app-dev-network2": {}, "app-prod-network": {}, "state-nonprod": {} });

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
  expect(() => stackNamed(empty, "app")).toThrow(`${empty} holds no stacks: npm run synth comes first`);
});
