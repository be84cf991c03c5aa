import { readFileSync } from "node:fs";
import { join } from "node:path";
import { notRehearsed } from "../../scripts/local-aws/not-rehearsed";
import { absencesIn, leaveOut } from "../../scripts/rehearsal/leave-out";
import { readStacks } from "../../scripts/terraform/stacks";
import { written } from "../support/planted-stacks";
import { readStackFile, type StackFile } from "../support/synthesized";

/** An expression of Terraform. */
const read = (expression: string) => `\${${expression}}`;
const TYPES = ["aws_ce_anomaly_monitor", "aws_ce_anomaly_subscription"];

const stackIn = (outdir: string, name: string) => {
  const [stack] = readStacks(outdir, name);
  const { terraform: _, ...blocks } = readStackFile(stack);
  return blocks;
};
const readsStateOf = (name: string) => ({ terraform_remote_state: { [`of-${name}`]: { config: { key: `${name}.tfstate` } } } });

const monitor = { aws_ce_anomaly_monitor: { spend: { name: "spend" } } };
const topic = { aws_sns_topic: { alarms: { name: "alarms" } } };

/** One stack, after leaving out. */
function left(blocks: StackFile) {
  const outdir = written({ watching: blocks });
  leaveOut(outdir, TYPES);
  return { blocks: stackIn(outdir, "watching"), absent: absencesIn(outdir).watching };
}

test("resources of the types go, are counted, and nothing else changes", () => {
  const { blocks, absent } = left({
    resource: {
      ...topic,
      aws_ce_anomaly_monitor: { spend: {}, other: {} },
      aws_ce_anomaly_subscription: { mail: { monitor_arn_list: [read("aws_ce_anomaly_monitor.spend.arn")] } },
    },
    output: { topic: { value: read("aws_sns_topic.alarms.arn") } },
  });
  expect(blocks).toEqual({ resource: topic, output: { topic: { value: read("aws_sns_topic.alarms.arn") } } });
  expect(absent).toEqual({ types: { aws_ce_anomaly_monitor: 2, aws_ce_anomaly_subscription: 1 }, withThem: [] });
});

test("what reads one of them goes too, over any number of steps, and is named", () => {
  const { blocks, absent } = left({
    resource: {
      ...monitor,
      ...topic,
      aws_ssm_parameter: { monitor: { value: `at ${read("aws_ce_anomaly_monitor.spend.arn")}` } },
    },
    data: { aws_ssm_parameter: { again: { name: read("aws_ssm_parameter.monitor.name") } } },
    output: { found: { value: read("data.aws_ssm_parameter.again.value") }, fixed: { value: "same" } },
  });
  expect(blocks).toEqual({ resource: topic, data: {}, output: { fixed: { value: "same" } } });
  expect([...absent.withThem].sort()).toEqual(["aws_ssm_parameter.monitor", "data.aws_ssm_parameter.again", "output.found"]);
});

test.each([read("length(aws_ce_anomaly_monitor.spend)"), read('{"a" = aws_ce_anomaly_monitor.spend["arn"]}')])(
  "%s is a reading",
  (value) => {
    expect(left({ resource: monitor, output: { a: { value } } }).absent.withThem).toEqual(["output.a"]);
  },
);

test.each([
  read("aws_ce_anomaly_monitor.spending.arn"),
  read("aws_ce_anomaly_monitor.spend-2.arn"),
  read("data.aws_ce_anomaly_monitor.spend.arn"),
  read("my_aws_ce_anomaly_monitor.spend.arn"),
  "aws_ce_anomaly_monitor.spend in words",
])("%s is none", (value) => {
  expect(left({ resource: monitor, output: { a: { value } } }).absent.withThem).toEqual([]);
});

test("what only waits for one of them stays, and waits no longer", () => {
  const waits = (...addresses: string[]) => ({ name: "a", depends_on: addresses });
  const { blocks, absent } = left({
    resource: {
      ...monitor,
      aws_sns_topic: { one: waits("aws_ce_anomaly_monitor.spend"), two: waits("aws_ce_anomaly_monitor.spend", "aws_kms_key.a") },
    },
  });
  expect(blocks.resource).toEqual({ aws_sns_topic: { one: { name: "a" }, two: waits("aws_kms_key.a") } });
  expect(absent.withThem).toEqual([]);
});

test("another stack's reading of an output that went goes too, and on to a third", () => {
  const outdir = written({
    low: { resource: monitor, output: { "cross-stack-arn": { value: read("aws_ce_anomaly_monitor.spend.arn") } } },
    middle: {
      data: readsStateOf("low"),
      resource: {
        ...topic,
        aws_ssm_parameter: { a: { value: read("data.terraform_remote_state.of-low.outputs.cross-stack-arn") } },
      },
      output: { name: { value: read("aws_ssm_parameter.a.name") } },
    },
    top: {
      data: {
        terraform_remote_state: {
          ...readsStateOf("middle").terraform_remote_state,
          ...readsStateOf("other").terraform_remote_state,
        },
      },
      output: {
        a: { value: read("data.terraform_remote_state.of-middle.outputs.name") },
        b: { value: read("data.terraform_remote_state.of-other.outputs.name") },
      },
    },
    other: { output: { name: { value: "same" } } },
  });
  leaveOut(outdir, TYPES);
  expect(stackIn(outdir, "middle")).toEqual({ data: readsStateOf("low"), resource: topic, output: {} });
  expect(Object.keys(stackIn(outdir, "top").output)).toEqual(["b"]);
  expect(absencesIn(outdir)).toEqual({
    low: { types: { aws_ce_anomaly_monitor: 1 }, withThem: ["output.cross-stack-arn"] },
    middle: { types: {}, withThem: ["aws_ssm_parameter.a", "output.name"] },
    top: { types: {}, withThem: ["output.a"] },
  });
});

test("a type that no stack has is no error, and a stack without absences stays byte for byte", () => {
  const outdir = written({ storage: { resource: topic } });
  const file = join(outdir, "stacks", "storage", "cdk.tf.json");
  const before = readFileSync(file, "utf8");
  leaveOut(outdir, TYPES);
  expect(readFileSync(file, "utf8")).toBe(before);
  expect(absencesIn(outdir)).toEqual({});
});

test("the list is short, and every type in it says why", () => {
  expect(Object.entries(notRehearsed).filter(([type, why]) => !/^aws_\w+$/.test(type) || why.length < 20)).toEqual([]);
  expect(Object.keys(notRehearsed).length).toBeLessThan(8);
});
