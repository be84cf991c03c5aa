import type { App } from "cdktf";
import { catalogue } from "../../environments";
import { nonprod } from "../../environments/accounts/nonprod";
import { prod } from "../../environments/accounts/prod";
import type { Handover } from "../../environments/handovers";
import type { Imports } from "../../environments/imports";
import { rehearsed } from "../../environments/rehearse";
import { addStateRecords } from "../../stacks/state-records";
import { Unbuildable } from "../../stacks/synthesize";
import { scratchApp } from "../support/scratch-app";
import { writtenLocalAws } from "../support/synthesized";
import { MadeStack } from "./made-stack";
import { oneStack, partnerDevIn } from "./one-stack";

const valid: Handover = {
  from: { stack: "old", address: "aws_ssm_parameter.moved" },
  to: { stack: "new", address: "aws_ssm_parameter.moved" },
  id: "/made/moved",
};

/** Four stacks; `moved` is in the new one, `kept` in both, `far` is another account's. */
function recorded(imports: Imports, ...handovers: Handover[]): App {
  const app = scratchApp();
  new MadeStack(app, "old", nonprod, ["kept", "left"]);
  new MadeStack(app, "new", nonprod, ["kept", "moved"]);
  new MadeStack(app, "far", prod, ["moved"]);
  new MadeStack(app, "bare", nonprod, []);
  addStateRecords(app, { imports, handovers });
  return app;
}

function blocksOf(app: App, name: string) {
  const { import: imported, removed } = (app.node.findChild(name) as MadeStack).toTerraform();
  return { import: imported, removed };
}

test("an import becomes a block of its stack, and no other", () => {
  const app = recorded({ new: { "aws_ssm_parameter.kept": "/made/kept", "aws_ssm_parameter.moved": "/made/moved" } });
  const blocks = [
    { to: "aws_ssm_parameter.kept", id: "/made/kept" },
    { to: "aws_ssm_parameter.moved", id: "/made/moved" },
  ];
  expect(blocksOf(app, "new")).toEqual({ import: blocks, removed: undefined });
  expect(blocksOf(app, "old")).toEqual({ import: undefined, removed: undefined });
});

test("a handover is forgotten without destroying in one stack, and imported in the other beside its own imports", () => {
  const app = recorded({ new: { "aws_ssm_parameter.kept": "/made/kept" } }, valid);
  expect(blocksOf(app, "old")).toEqual({
    import: undefined,
    removed: [{ from: "aws_ssm_parameter.moved", lifecycle: { destroy: false } }],
  });
  const arriving = [
    { to: "aws_ssm_parameter.kept", id: "/made/kept" },
    { to: "aws_ssm_parameter.moved", id: "/made/moved" },
  ];
  expect(blocksOf(app, "new")).toEqual({ import: arriving, removed: undefined });
});

test("every problem of both files comes in one error", () => {
  const imports: Imports = {
    gone: { "aws_ssm_parameter.kept": "/made/kept" },
    old: { "aws_ssm_parameter.moved": "/made/moved", "aws_sqs_queue.jobs": "https://jobs", "aws_ssm_parameter.kept": "" },
    new: { "aws_ssm_parameter.moved": "/made/moved", "aws_ssm_parameter.kept": `\${aws_ssm_parameter.moved.id}` },
    far: { "aws_ssm_parameter.kept": "/made/kept" },
  };
  const handovers: Handover[] = [
    { ...valid, id: " " },
    valid,
    {
      ...valid,
      from: { stack: "old", address: "aws_ssm_parameter.left" },
      to: { stack: "old", address: "aws_ssm_parameter.kept" },
    },
    { ...valid, from: { stack: "nowhere", address: "left" }, to: { stack: "nobody", address: "aws_ssm_parameter.left" } },
    { ...valid, from: { stack: "old", address: "aws_sqs_queue.jobs" }, to: { stack: "far", address: "aws_ssm_parameter.moved" } },
  ];
  const twice = "[1].from must be another than that of [0], got old: aws_ssm_parameter.moved";
  const expected = [
    "environments/imports.ts cannot be built:",
    '  - gone must be the name of a stack, and there is no "gone"',
    '  - old["aws_ssm_parameter.moved"] must be one of aws_ssm_parameter.kept, aws_ssm_parameter.left, got "aws_ssm_parameter.moved"',
    '  - old["aws_sqs_queue.jobs"] must be a resource of old, which has none of type aws_sqs_queue, got "aws_sqs_queue.jobs"',
    '  - old["aws_ssm_parameter.kept"] must be the id that Terraform imports the resource by, got ""',
    '  - new["aws_ssm_parameter.kept"] must be the id that Terraform imports the resource by, got "${aws_ssm_parameter.moved.id}"',
    '  - far["aws_ssm_parameter.kept"] must be aws_ssm_parameter.moved, got "aws_ssm_parameter.kept"',
    "environments/handovers.ts cannot be built:",
    '  - [0].id must be the id that Terraform imports the resource by, got " "',
    "  - [0].to must not be in environments/imports.ts too, got new: aws_ssm_parameter.moved",
    `  - ${twice}`,
    `  - ${twice.replace("from", "to").replace("old", "new")}`,
    "  - [1].to must not be in environments/imports.ts too, got new: aws_ssm_parameter.moved",
    '  - [2].to.stack must be another stack than that of from, got "old"',
    "  - [2].from.address must be gone from old, which still makes aws_ssm_parameter.left",
    "  - [2].to must not be in environments/imports.ts too, got old: aws_ssm_parameter.kept",
    '  - [3].from.stack must be the name of a stack, and there is no "nowhere"',
    '  - [3].to.stack must be the name of a stack, and there is no "nobody"',
    '  - [3].from.address must be <type>.<name>, such as aws_sqs_queue.jobs, got "left"',
    '  - [3].to.address must have the type left, got "aws_ssm_parameter.left"',
    '  - [4].to.stack must be in the account of old, 111111111111, got "far" in 222222222222',
    '  - [4].to.address must have the type aws_sqs_queue, got "aws_ssm_parameter.moved"',
  ];
  const wrong = () => recorded(imports, ...handovers);
  expect(wrong).toThrow(Unbuildable);
  expect(wrong).toThrow(new Error(expected.join("\n")));
});

test("an address that a stack without resources of its type is to import, is told so", () => {
  expect(() => recorded({ bare: { "aws_ssm_parameter.kept": "/made/kept" } })).toThrow(
    'bare["aws_ssm_parameter.kept"] must be a resource of bare, which has none of type aws_ssm_parameter',
  );
});

test("what the repository declares fits its stacks, and reaches them through the catalogue; a rehearsal carries none of it", () => {
  const [address] = Object.keys(oneStack(partnerDevIn(), "partner-dev-network").resource?.aws_vpc ?? {});
  const imports = { "partner-dev-network": { [`aws_vpc.${address}`]: "vpc-0a1b2c3d4e5f67890" } };
  const declared = { ...partnerDevIn(), imports };
  expect(oneStack(declared, "partner-dev-network").import).toEqual([{ to: `aws_vpc.${address}`, id: "vpc-0a1b2c3d4e5f67890" }]);
  expect(oneStack(rehearsed(declared, writtenLocalAws), "partner-dev-network").import).toBeUndefined();
  expect(catalogue).toMatchObject({ imports: {}, handovers: [], moves: [], removals: [] });
});
