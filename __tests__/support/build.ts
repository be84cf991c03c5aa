import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { brokenRules } from "../../modules/governance/broken-rules";
import { resourcesOf } from "../../modules/governance/findings";
import type { Json, Resource } from "../../modules/governance/rule";
import type { RuleName } from "../../modules/governance/rules";
import { withoutTraces } from "../../stacks/without-traces";
import { scratchApp } from "./scratch-app";

/** A stack built for one test. */
export interface Built {
  /** The arguments of every resource of a type, e.g. `aws_s3_bucket`. */
  of(type: string): Resource["values"][];
  /** The only resource of a type; a test that expects one fails when there are more. */
  one(type: string): Resource["values"];
  /** What is wrong with the values given, one line each, `<construct id>: <problem>`. */
  readonly problems: string[];
  /** Rules that are broken without an exception. */
  readonly broken: string[];
  /** The same, without rules that a part of a stack cannot keep alone. Those must be broken: a name too many is an error. */
  brokenBesides(...others: RuleName[]): string[];
}

/** Builds constructs in a stack named `test` and reads what would be written. */
export function build(add: (stack: TerraformStack) => void): Built {
  const stack = new TerraformStack(scratchApp(), "test");
  const written = withoutTraces(() => {
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    add(stack);
    stack.prepareStack();
    return stack.toTerraform();
  });
  const json = written as { resource?: Record<string, Record<string, Record<string, Json>>> };
  const resources = resourcesOf(json);
  const of = (type: string) => resources.filter((resource) => resource.type === type).map(({ values }) => values);
  const broken = brokenRules(stack, json);
  const speaks = (rule: RuleName) => (line: string) => new RegExp(`\\(${rule}(: [^()]+)?\\)$`).test(line);
  return {
    of,
    one: (type) => {
      const found = of(type);
      if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
      return found[0];
    },
    problems: stack.node
      .findAll()
      .flatMap((construct) => construct.node.validate().map((problem) => `${construct.node.id}: ${problem}`)),
    broken,
    brokenBesides: (...others) => {
      const kept = others.filter((rule) => !broken.some(speaks(rule)));
      if (kept.length > 0) throw new Error(`not broken: ${kept.join(", ")}`);
      return broken.filter((line) => !others.some((rule) => speaks(rule)(line)));
    },
  };
}
