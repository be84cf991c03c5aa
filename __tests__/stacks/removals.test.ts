import type { App } from "cdktf";
import { nonprod } from "../../environments/accounts/nonprod";
import type { Removal } from "../../environments/removals";
import { addStateRecords, type StateRecords } from "../../stacks/state-records";
import { Unbuildable } from "../../stacks/synthesize";
import { scratchApp } from "../support/scratch-app";
import { MadeStack } from "./made-stack";

const at = (name: string) => `aws_ssm_parameter.${name}`;
const DEV = "made-dev-network";
const PROD = "made-prod-network";
const removal = (stack: string, address: string, keep?: "in AWS"): Removal => ({ stack, address, reason: "not asked for", keep });

function recorded(removals: readonly Removal[], others: StateRecords = {}): App {
  const app = scratchApp();
  new MadeStack(app, DEV, nonprod, ["kept"]);
  new MadeStack(app, PROD, nonprod, ["kept", "gateway"]);
  addStateRecords(app, { ...others, removals });
  return app;
}

const removedIn = (app: App, name: string) => (app.node.findChild(name) as MadeStack).toTerraform().removed;

test("what is kept in AWS is forgotten without destroying, in every stack that fits; what is not leaves no block", () => {
  const app = recorded([removal("made-*", at("drafts"), "in AWS"), removal(DEV, at("nat")), removal("gone-*", "*")]);
  const forgotten = [{ from: at("drafts"), lifecycle: { destroy: false } }];
  expect([removedIn(app, DEV), removedIn(app, PROD)]).toEqual([forgotten, forgotten]);
});

test.each<[string, Removal[], StateRecords, string[]]>([
  ["says no reason", [{ ...removal(DEV, at("nat")), reason: " " }], {}, ['[0].reason must say why it may go, got " "']],
  [
    "fits what is still made",
    [removal("made-*", "*.gate*"), removal("made-prod-*", "*")],
    {},
    [
      "[0].address must be gone from made-prod-network, which still makes aws_ssm_parameter.gateway",
      "[1].address must be gone from made-prod-network, which still makes aws_ssm_parameter.gateway and 1 more",
    ],
  ],
  [
    "fits what is moved",
    [removal(DEV, "*.old")],
    { moves: [{ stack: "made-*", from: at("old"), to: at("kept") }] },
    ["[0].address must not fit what is in environments/moves.ts, got made-dev-network: aws_ssm_parameter.old"],
  ],
  [
    "fits what goes to another stack",
    [removal(DEV, at("gateway"))],
    { handovers: [{ from: { stack: DEV, address: at("gateway") }, to: { stack: PROD, address: at("gateway") }, id: "/made" }] },
    ["[0].address must not fit what is in environments/handovers.ts, got made-dev-network: aws_ssm_parameter.gateway"],
  ],
  [
    "keeps what a pattern fits",
    [removal(DEV, "*.nat", "in AWS")],
    {},
    ['[0].address must be <type>.<name>, such as aws_sqs_queue.jobs, got "*.nat"'],
  ],
  [
    "keeps what no stack can forget",
    [removal("gone", at("nat"), "in AWS")],
    {},
    [
      '[0].stack must fit a stack that forgets, and "gone" fits none: leave out keep, for what a stack made that is gone is not destroyed',
    ],
  ],
  [
    "keeps what another one destroys",
    [removal("made-*", "*.nat"), removal(DEV, at("nat"), "in AWS")],
    {},
    ["[1] must be the only one that fits made-dev-network: aws_ssm_parameter.nat, which [0] does too"],
  ],
  [
    "keeps it somewhere else",
    [{ ...removal(DEV, at("nat")), keep: "somewhere" as "in AWS" }],
    {},
    ['[0].keep must be "in AWS" or left out, got "somewhere"'],
  ],
])("a removal is refused that %s", (_, removals, others, problems) => {
  const wrong = () => recorded(removals, others);
  expect(wrong).toThrow(Unbuildable);
  expect(wrong).toThrow(new Error(["environments/removals.ts cannot be built:", ...problems].join("\n  - ")));
});
