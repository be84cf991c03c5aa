import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Removal } from "../../../environments/removals";
import { acceptAddresses } from "../../../scripts/addresses/accept-addresses";
import { readAccepted } from "../../../scripts/addresses/accepted-addresses";
import { compareAddresses, unacceptedText } from "../../../scripts/addresses/compare-addresses";
import { synthesizedAddresses } from "../../../scripts/addresses/synthesized-addresses";
import { UserError } from "../../../scripts/terraform/user-error";
import { written } from "../../support/planted-stacks";
import type { StackFile } from "../../support/synthesized";

/** A stack of an environment, with these addresses and the blocks that records became. */
function made(environment: string, addresses: string[], blocks: StackFile = {}): StackFile {
  const resource: Record<string, Record<string, object>> = {};
  for (const [type, name] of addresses.map((address) => address.split("."))) resource[type] = { ...resource[type], [name]: {} };
  return { provider: { aws: [{ default_tags: [{ tags: { System: "shop", Environment: environment } }] }] }, resource, ...blocks };
}

const BEFORE = written({
  "shop-dev-network": made("dev", ["aws_vpc.main", "aws_subnet.one"]),
  "shop-dev-database": made("dev", ["aws_db_instance.postgres"]),
  "shop-prod-network": made("prod", ["aws_vpc.main"]),
});

/** A folder in which what was there before is accepted. */
function accepted(): string {
  const folder = mkdtempSync(join(tmpdir(), "addresses-"));
  expect(acceptAddresses(folder, BEFORE, [])).toBe("4 new, 0 gone by a record");
  return folder;
}

const gate = (folder: string, outdir: string, removals: Removal[] = []) =>
  unacceptedText(compareAddresses(readAccepted(folder), synthesizedAddresses(outdir, removals)));

test("each environment has a file with one sorted line for each address, and nothing is asked of what is accepted", () => {
  const folder = accepted();
  expect(readdirSync(folder)).toEqual(["shop-dev.txt", "shop-prod.txt"]);
  const lines = [
    "shop-dev-database:aws_db_instance.postgres",
    "shop-dev-network:aws_subnet.one",
    "shop-dev-network:aws_vpc.main",
    "",
  ];
  expect(readFileSync(join(folder, "shop-dev.txt"), "utf8")).toBe(lines.join("\n"));
  expect(gate(folder, BEFORE)).toBeUndefined();
  expect(acceptAddresses(folder, BEFORE, [])).toBe("0 new, 0 gone by a record");
});

test("what is new waits until it is accepted", () => {
  const folder = accepted();
  const outdir = written({
    "shop-dev-network": made("dev", ["aws_vpc.main", "aws_subnet.one", "aws_subnet.two"]),
    "shop-dev-database": made("dev", ["aws_db_instance.postgres"]),
    "shop-prod-network": made("prod", ["aws_vpc.main"]),
  });
  expect(gate(folder, outdir)).toBe(
    "Not in environments/addresses/ yet. Read it, then: npm run addresses\n  + shop-dev-network:aws_subnet.two",
  );
  expect(acceptAddresses(folder, outdir, [])).toBe("1 new, 0 gone by a record");
  expect(gate(folder, outdir)).toBeUndefined();
});

test("what vanished is refused, says what it may have become and whether it holds data, and nothing is written", () => {
  const folder = accepted();
  const outdir = written({ "shop-dev-network": made("dev", ["aws_vpc.renamed", "aws_subnet.one"]) });
  const before = readAccepted(folder);
  const sentence = [
    "Gone from the code without a record; the next apply destroys what is there:",
    "  - aws_db_instance.postgres of shop-dev-database, WHICH HOLDS DATA",
    "  - aws_vpc.main of shop-dev-network, shop-prod-network",
    '      renamed? { stack: "shop-*-network", from: "aws_vpc.main", to: "aws_vpc.renamed" },',
    "Write into environments/",
    "  moves.ts      what has another address in the same stack: { stack, from, to }",
    "  handovers.ts  what goes to another stack: { from: { stack, address }, to: { stack, address }, id }",
    '  removals.ts   what is to go: { stack, address, reason }, and keep: "in AWS" where it is not to be destroyed',
    "and then: npm run addresses (docs/operations/state.md, Renaming a resource)",
  ].join("\n");
  expect(() => acceptAddresses(folder, outdir, [])).toThrow(new UserError(sentence));
  expect(readAccepted(folder)).toEqual(before);
  expect(gate(folder, outdir)?.split("\n\n")[0]).toBe(sentence);
});

test.each([
  ["a move", { moved: [{ from: "aws_vpc.main", to: "aws_vpc.renamed" }] }, []],
  ["what a stack forgets", { removed: [{ from: "aws_vpc.main", lifecycle: { destroy: false } }] }, []],
  ["a removal", {}, [{ stack: "shop-dev-*", address: "aws_vpc.*", reason: "made again" }]],
])("%s says where an address has gone, in its own stack only, and is accepted", (_, blocks, removals) => {
  const folder = accepted();
  const network = made("dev", ["aws_vpc.renamed", "aws_subnet.one"], blocks);
  const rest = { "shop-dev-database": made("dev", ["aws_db_instance.postgres"]) };
  const both = written({ ...rest, "shop-dev-network": network, "shop-prod-network": made("prod", ["aws_vpc.renamed"]) });
  const renamed = '{ stack: "shop-prod-network", from: "aws_vpc.main", to: "aws_vpc.renamed" }';
  expect(() => acceptAddresses(folder, both, removals)).toThrow(
    `  - aws_vpc.main of shop-prod-network\n      renamed? ${renamed},\nWrite`,
  );
  const one = written({ ...rest, "shop-dev-network": network, "shop-prod-network": made("prod", ["aws_vpc.main"]) });
  expect(gate(folder, one, removals)).toBe(
    "Not in environments/addresses/ yet. Read it, then: npm run addresses\n  + shop-dev-network:aws_vpc.renamed\n  - shop-dev-network:aws_vpc.main",
  );
  expect(acceptAddresses(folder, one, removals)).toBe("1 new, 1 gone by a record");
  expect(gate(folder, one)).toBeUndefined();
});

test("an environment that is gone goes by one line, and its file with it", () => {
  const folder = accepted();
  const outdir = written({ "shop-prod-network": made("prod", ["aws_vpc.main"]) });
  const removals = [{ stack: "shop-dev-*", address: "*", reason: "dev was destroyed" }];
  expect(acceptAddresses(folder, outdir, removals)).toBe("0 new, 3 gone by a record");
  expect(readdirSync(folder)).toEqual(["shop-prod.txt"]);
});
