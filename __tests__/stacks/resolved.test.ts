import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Fn, Lazy, TerraformStack, Token } from "cdktf";
import { resolve } from "cdktf/lib/_tokens";
import { resolved } from "../../stacks/resolved";
import { scratchApp } from "../support/scratch-app";

const stack = new TerraformStack(scratchApp(), "test");
const queue = new SqsQueue(stack, "queue", {});
/** Some text or number that is only known later. */
const text = queue.arn;
const number = queue.delaySecondsInput ?? queue.delaySeconds;

test.each<{ what: string; value: unknown; gives: unknown }>([
  {
    what: "plain values",
    value: { a: "b", c: [1, true, null, ["d"]], e: { f: "" } },
    gives: { a: "b", c: [1, true, null, ["d"]], e: { f: "" } },
  },
  { what: "what is not there", value: { a: undefined, b: [undefined, "c"], d: {}, e: [] }, gives: { b: ["c"], d: {}, e: [] } },
  { what: "a text that is a token", value: { a: text }, gives: { a: "${aws_sqs_queue.queue.arn}" } },
  { what: "a text around a token", value: { a: ["b", `c ${text}`] }, gives: { a: ["b", "c ${aws_sqs_queue.queue.arn}"] } },
  {
    what: "a number that is a token",
    value: { a: number, b: [number] },
    gives: { a: "${aws_sqs_queue.queue.delay_seconds}", b: ["${aws_sqs_queue.queue.delay_seconds}"] },
  },
  {
    what: "a number that is a token in a text",
    value: { a: `b ${number}` },
    gives: { a: "b ${aws_sqs_queue.queue.delay_seconds}" },
  },
  { what: "a number in a text", value: { a: "b 1.5e+3 c", d: "1e-3" }, gives: { a: "b 1.5e+3 c", d: "1e-3" } },
  { what: "a list that is a token", value: { a: Fn.split(",", text) }, gives: { a: '${split(",", aws_sqs_queue.queue.arn)}' } },
  {
    what: "a list of numbers that is a token",
    value: { a: Token.asNumberList(queue.interpolationForAttribute("sizes")) },
    gives: { a: "${aws_sqs_queue.queue.sizes}" },
  },
  { what: "a map that is a token", value: { a: queue.tagsAll }, gives: { a: "${aws_sqs_queue.queue.tags_all}" } },
  {
    what: "a map of anything that is a token",
    value: { a: Token.asAnyMap(queue.interpolationForAttribute("x")) },
    gives: { a: "${aws_sqs_queue.queue.x}" },
  },
  { what: "a key that is a token", value: { [text]: "a" }, gives: { "${aws_sqs_queue.queue.arn}": "a" } },
  {
    what: "a key that is the token of a number",
    value: { [number]: "a" },
    gives: { "${aws_sqs_queue.queue.delay_seconds}": "a" },
  },
  {
    what: "what is worked out late",
    value: { a: [Lazy.anyValue({ produce: () => ({ b: text, c: undefined }) })] },
    gives: { a: [{ b: "${aws_sqs_queue.queue.arn}" }] },
  },
  {
    what: "what turns out not to be there",
    value: { a: Lazy.anyValue({ produce: () => undefined }), b: [Lazy.anyValue({ produce: () => undefined }), "c"] },
    gives: { b: ["c"] },
  },
  {
    what: "a token that is no instance of a class",
    value: { a: { creationStack: [], resolve: () => text, toString: () => "b" } },
    gives: { a: "${aws_sqs_queue.queue.arn}" },
  },
  {
    what: "an expression of Terraform's own",
    value: { a: "${path.module}/b", "${c}": "d" },
    gives: { a: "${path.module}/b", "${c}": "d" },
  },
])("$what: as CDKTF resolves it", ({ value, gives }) => {
  expect(resolved(stack, value)).toStrictEqual(gives);
  expect(resolve(stack, value)).toStrictEqual(gives);
});

test.each<{ what: string; value: unknown }>([
  { what: "a construct", value: { a: queue } },
  { what: "a function", value: { a: () => "b" } },
  { what: "what a key of a map that is a token leads to", value: { a: Object.values(queue.tagsAll as unknown as object)[0] } },
  {
    what: "the same of a map of anything",
    value: { a: [Object.values(Token.asAnyMap(queue.interpolationForAttribute("x")))[0]] },
  },
  { what: "the same of a map of numbers", value: [Object.values(Token.asNumberMap(queue.interpolationForAttribute("x")))[0]] },
  { what: "an element of a list that is a token", value: { a: `b ${Fn.split(",", text)[0]}` } },
])("$what: refused as CDKTF refuses it", ({ value }) => {
  const refusal = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      // Where it is begins at what was handed over.
      return (error as Error).message.replaceAll(/'[^']*'/g, "");
    }
  };
  const expected = refusal(() => resolve(stack, value));
  expect(typeof expected).toBe("string");
  expect(refusal(() => resolved(stack, value))).toBe(expected);
});
