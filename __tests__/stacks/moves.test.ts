import type { App } from "cdktf";
import { nonprod } from "../../environments/accounts/nonprod";
import type { Move } from "../../environments/moves";
import { addStateRecords, type StateRecords } from "../../stacks/state-records";
import { Unbuildable } from "../../stacks/synthesize";
import { scratchApp } from "../support/scratch-app";
import { MadeStack } from "./made-stack";

const at = (name: string) => `aws_ssm_parameter.${name}`;
const move = (stack: string, from: string, to: string): Move => ({ stack, from: at(from), to: at(to) });

/** Three environments of a layer, of which `made-dev-network` does not have what prod has, and another layer. */
function recorded(moves: readonly Move[], others: StateRecords = {}): App {
  const app = scratchApp();
  new MadeStack(app, "made-dev-network", nonprod, ["kept", "renamed"]);
  new MadeStack(app, "made-prod-network", nonprod, ["kept", "renamed", "gateway"]);
  new MadeStack(app, "made-prod-edge", nonprod, ["renamed"]);
  addStateRecords(app, { ...others, moves });
  return app;
}

const movedIn = (app: App, name: string) => (app.node.findChild(name) as MadeStack).toTerraform().moved;

test("a move becomes a block of every stack that its pattern fits and that makes its end, and of no other", () => {
  const app = recorded([move("made-*-network", "old", "renamed"), move("made-*-network", "nat", "gateway")]);
  expect(movedIn(app, "made-dev-network")).toEqual([{ from: at("old"), to: at("renamed") }]);
  expect(movedIn(app, "made-prod-network")).toEqual([
    { from: at("old"), to: at("renamed") },
    { from: at("nat"), to: at("gateway") },
  ]);
  expect(movedIn(app, "made-prod-edge")).toBeUndefined();
});

test("a move may lead to where another one goes on, for an environment that was applied with neither", () => {
  const chain = [move("made-dev-network", "first", "second"), move("made-dev-network", "second", "renamed")];
  expect(movedIn(recorded(chain), "made-dev-network")).toEqual(chain.map(({ from, to }) => ({ from, to })));
});

test("it stands beside the moves that CDKTF writes itself", () => {
  const app = scratchApp();
  const stack = new MadeStack(app, "made-dev-network", nonprod, ["kept", "renamed"]);
  const kept = stack.node.findChild("kept") as unknown as { moveFromId(id: string): void };
  kept.moveFromId(at("by-code"));
  addStateRecords(app, { moves: [move("made-dev-network", "old", "renamed")] });
  expect(stack.toTerraform().moved).toEqual([
    { from: at("by-code"), to: at("kept") },
    { from: at("old"), to: at("renamed") },
  ]);
});

const DEV = "made-dev-network";

test.each<[string, Move[], StateRecords, string[]]>([
  [
    "no stack fits",
    [move("made-dev-net", "old", "renamed")],
    {},
    ['[0].stack must fit the name of a stack, and "made-dev-net" fits none'],
  ],
  [
    "its end is not made",
    [move(DEV, "old", "other")],
    {},
    ['[0].to must be one of aws_ssm_parameter.kept, aws_ssm_parameter.renamed, got "aws_ssm_parameter.other"'],
  ],
  [
    "its end is made by none of several",
    [move("made-*-network", "old", "other")],
    {},
    ['[0].to must be a resource of one of made-dev-network, made-prod-network, got "aws_ssm_parameter.other"'],
  ],
  [
    "its beginning is still made by one of several",
    [move("made-*-network", "gateway", "renamed")],
    {},
    ["[0].from must be gone from made-prod-network, which still makes aws_ssm_parameter.gateway"],
  ],
  [
    "two change places",
    [move(DEV, "kept", "renamed"), move(DEV, "renamed", "kept")],
    {},
    [
      "[0].from must be gone from made-dev-network, which still makes aws_ssm_parameter.kept",
      "[1].from must be gone from made-dev-network, which still makes aws_ssm_parameter.renamed",
    ],
  ],
  [
    "they go round in a circle",
    [move(DEV, "first", "second"), move(DEV, "second", "first")],
    {},
    ["first", "second"].map(
      (_, index) =>
        `[${index}].to must be one of aws_ssm_parameter.kept, aws_ssm_parameter.renamed, got "${at(index === 0 ? "second" : "first")}"`,
    ),
  ],
  [
    "one thing goes to two places",
    [move(DEV, "old", "renamed"), move("made-*-network", "old", "kept")],
    {},
    ["[1].from must be another than that of [0] in made-dev-network, got aws_ssm_parameter.old"],
  ],
  [
    "two things go to one place",
    [move(DEV, "old", "renamed"), move(DEV, "older", "renamed")],
    {},
    ["[1].to must be another than that of [0] in made-dev-network, got aws_ssm_parameter.renamed"],
  ],
  [
    "the type changes",
    [{ stack: DEV, from: "aws_sqs_queue.old", to: at("renamed") }],
    {},
    ['[0].to must have the type aws_sqs_queue, got "aws_ssm_parameter.renamed"'],
  ],
  [
    "its beginning is no address",
    [{ stack: DEV, from: "aws_ssm_parameter", to: at("renamed") }],
    {},
    ['[0].from must be <type>.<name>, such as aws_sqs_queue.jobs, got "aws_ssm_parameter"'],
  ],
  [
    "its end is imported",
    [move(DEV, "old", "renamed")],
    { imports: { [DEV]: { [at("renamed")]: "/made/renamed" } } },
    ["[0].to must not be in environments/imports.ts too, got made-dev-network: aws_ssm_parameter.renamed"],
  ],
  [
    "its end comes from another stack",
    [move("made-prod-network", "old", "gateway")],
    {
      handovers: [
        { from: { stack: DEV, address: at("gateway") }, to: { stack: "made-prod-network", address: at("gateway") }, id: "/made" },
      ],
    },
    ["[0].to must not be in environments/handovers.ts too, got made-prod-network: aws_ssm_parameter.gateway"],
  ],
  [
    "its beginning goes to another stack",
    [move(DEV, "gateway", "renamed")],
    {
      handovers: [
        { from: { stack: DEV, address: at("gateway") }, to: { stack: "made-prod-network", address: at("gateway") }, id: "/made" },
      ],
    },
    ["[0].from must not be in environments/handovers.ts too, got made-dev-network: aws_ssm_parameter.gateway"],
  ],
])("a move is refused where %s", (_, moves, others, problems) => {
  const wrong = () => recorded(moves, others);
  expect(wrong).toThrow(Unbuildable);
  expect(wrong).toThrow(new Error(["environments/moves.ts cannot be built:", ...problems].join("\n  - ")));
});
