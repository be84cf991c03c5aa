import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StackJson } from "./checked-copy";
import { mockedValue } from "./mocked-value";
import { type Reading, readingsIn } from "./readings";
import { UserError } from "./user-error";

/** What CDKTF puts before the name of the stack that is read. */
const REMOTE_STATE = /^cross-stack-reference-input-/;

/**
 * `override_data` of a test file: for each data source the attributes that the stack reads, with values that say where
 * they come from. `stacks` is the folder that holds the stacks whose outputs are read.
 */
export function mockedData(stack: StackJson, stacks: string): object[] {
  const readings = readingsIn(stack);
  return Object.entries(stack.data ?? {}).flatMap(([type, named]) =>
    Object.keys(named).map((name) => {
      const ofSource = readings.filter((reading) => reading.type === type && reading.name === name);
      const values = type === "terraform_remote_state" ? { outputs: handedDown(name, ofSource, stacks) } : answered(ofSource);
      return { target: `data.${type}.${name}`, values };
    }),
  );
}

/** What AWS will answer. */
function answered(readings: readonly Reading[]): object {
  const value = ({ type, name, attribute }: Reading) => mockedValue(attribute, `data.${type}.${roleOf(name)}`);
  return Object.fromEntries(readings.map((reading) => [reading.attribute, typed(reading, value(reading))]));
}

/** What another stack will hand down. */
function handedDown(state: string, readings: readonly Reading[], stacks: string): object {
  const name = state.replace(REMOTE_STATE, "");
  const upstream = readUpstream(name, stacks);
  return Object.fromEntries(readings.map((reading) => [reading.attribute, outputOf(upstream, name, reading)]));
}

function readUpstream(name: string, stacks: string): StackJson {
  try {
    return JSON.parse(readFileSync(join(stacks, name, "cdk.tf.json"), "utf8"));
  } catch {
    throw new UserError(`it reads outputs of ${name}, which is not synthesized in ${stacks}`);
  }
}

/**
 * An output by the expression that the other stack writes it with. An argument that stands there in so many words is no
 * mock: it is known before anything exists, with its type.
 */
function outputOf({ output, resource }: StackJson, stack: string, reading: Reading): unknown {
  const given = output?.[reading.attribute];
  if (!given) throw new UserError(`it reads the output ${reading.attribute} of ${stack}, which has none of that name`);
  const [, type, name, attribute] = /^\$\{(\w+)\.([\w-]+)\.(\w+)\}$/.exec(String(given.value)) ?? [];
  const argument = type ? resource?.[type]?.[name]?.[attribute] : given.value;
  if (isKnown(argument)) return argument;
  const value = type ? mockedValue(attribute, `${stack}.${roleOf(name)}`) : mockedValue(reading.attribute, stack);
  return typed(reading, value);
}

const isKnown = (argument: unknown) => argument !== undefined && argument !== null && !JSON.stringify(argument).includes("${");
const typed = ({ isList }: Reading, value: string) => (isList ? [value] : value);
/** The path of a construct, without the hash that CDKTF ends it with. */
const roleOf = (name: string) => name.replace(/_[0-9A-F]{8}$/, "");
