import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogue } from "../../environments";
import { mockApply } from "../../scripts/terraform/mock-apply";
import { readStacks } from "../../scripts/terraform/stacks";
import { Terraform } from "../../scripts/terraform/terraform";
import type { Catalogue } from "../../systems/platforms";
import { terraformAtHand } from "../support/find-terraform";
import { synthesizeRehearsed } from "../support/synthesized";
import { variants } from "../support/variants";

const { environment = {} } = terraformAtHand();
const terraform = new Terraform(environment);
const scratch = mkdtempSync(join(tmpdir(), "mock-apply-"));
const all: [string, Catalogue][] = [["shipped", { accounts: catalogue.accounts, systems: { foundry: catalogue.systems.foundry } }], ...Object.entries<Catalogue>(variants.foundry)];
const seen = new Set<string>();
const { readFileSync } = require("node:fs");
const stacks = all.flatMap(([variant, each]) => readStacks(synthesizeRehearsed(each), "foundry-").filter(({ folder, name }) => {
  const text = readFileSync(join(folder, "cdk.tf.json"), "utf8");
  const key = name + text; if (seen.has(key)) return false; seen.add(key); return true;
}).map((s) => ({ ...s, name: `${variant} ${s.name}` })));
test.concurrent.each(stacks)("$name", (stack) => mockApply(terraform, stack.folder, join(scratch, stack.name.replace(" ", "-"))), 120_000);
