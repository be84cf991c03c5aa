import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { App, Aspects, TerraformOutput, TerraformStack } from "cdktf";
import { catalogue } from "../../environments";
import { settle } from "../../stacks/settle";
import { withoutTraces } from "../../stacks/without-traces";
import { platforms } from "../../systems/platforms";
import { scratchApp } from "../support/scratch-app";

/** What every stack of an app is written as, by its name. */
type Texts = ReadonlyMap<string, string>;

function texts(build: (app: App) => void, prepare: (stacks: readonly TerraformStack[]) => void): Texts {
  return withoutTraces(() => {
    const app = scratchApp();
    build(app);
    const stacks = app.node.findAll().filter(TerraformStack.isStack);
    prepare(stacks);
    return new Map(stacks.map((stack) => [stack.node.id, JSON.stringify(stack.toTerraform())]));
  });
}

const asCdktf = (stacks: readonly TerraformStack[]) => {
  for (const stack of stacks) stack.prepareStack();
};

function queueIn(app: App, name: string, read?: SqsQueue): SqsQueue {
  const stack = new TerraformStack(app, name);
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  const queue = new SqsQueue(stack, "queue", { name, tags: { Reads: read?.arn ?? "nothing" } });
  new TerraformOutput(queue, "arn", { value: queue.arn });
  return queue;
}

/** Stacks that read of each other, of one that comes later too, and override what their parts say. */
function stacksThatOverride(app: App): void {
  const first = queueIn(app, "first");
  first.moveFromId("aws_sqs_queue.before");
  const third = queueIn(app, "third", first);
  const second = queueIn(app, "second", third);
  const stack = TerraformStack.of(second);
  stack.addOverride("locals.own", second.arn);
  stack.addOverride("moved", [{ from: "aws_sqs_queue.a", to: "aws_sqs_queue.b" }]);
  stack.addOverride(`resource.aws_sqs_queue.${second.friendlyUniqueId}.name`, undefined);
  stack.addOverride(`resource.aws_sqs_queue.${second.friendlyUniqueId}.policy`, `a policy of ${second.arn}`);
  first.addOverride("kms_master_key_id", first.url);
  first.importFrom("https://sqs.us-east-1.amazonaws.com/111122223333/first");
}

test.each([
  ["of the catalogue", (app: App) => platforms(app, catalogue)],
  ["that overrides what its parts say", stacksThatOverride],
])(
  "every stack %s is written as CDKTF writes it, in the same order",
  (_, add) => {
    expect(texts(add, settle)).toEqual(texts(add, asCdktf));
  },
  60_000,
);

test("the overrides of a stack are in what is written, with what their tokens stand for", () => {
  const second = JSON.parse(texts(stacksThatOverride, settle).get("second") ?? "");
  const queue = "queue";
  expect(second.locals).toEqual({ own: `\${aws_sqs_queue.${queue}.arn}` });
  expect(second.resource.aws_sqs_queue[queue]).not.toHaveProperty("name");
  expect(second.resource.aws_sqs_queue[queue].policy).toBe(`a policy of \${aws_sqs_queue.${queue}.arn}`);
});

test("a stack that is settled is written as it was then, whatever joins it later", () => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), "settle-")) });
  const stack = TerraformStack.of(queueIn(app, "alone"));
  settle([stack]);
  const before = stack.toTerraform();
  Aspects.of(stack).add({ visit: (node) => node instanceof SqsQueue && node.addOverride("name", "another") });
  new SqsQueue(stack, "late", {});
  app.synth();
  const written = readFileSync(join(app.outdir, "stacks", "alone", "cdk.tf.json"), "utf8");
  expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(before)));
  expect(written).not.toMatch(/another|late/);
});
