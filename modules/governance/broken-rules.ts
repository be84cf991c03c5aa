import type { TerraformStack } from "cdktf";
import { type Exception, exceptionsAt } from "./exceptions";
import { type Finding, findings, type Synthesized } from "./findings";
import { rules } from "./rules";

/**
 * One line for each rule that a resource of the stack breaks without an exception, and for each exception that excepts
 * nothing or gives no reason; empty when all is in order.
 */
export function brokenRules(stack: TerraformStack, synthesized: Synthesized): string[] {
  const broken = findings(stack, synthesized).filter(({ remedy }) => remedy);
  const used = new Set(broken.map(({ exception }) => exception));
  const faulty = stack.node
    .findAll()
    .flatMap((construct) =>
      exceptionsAt(construct).flatMap((each) => faultOf(each, used).map((fault) => `${construct.node.path}: ${fault}`)),
    );
  return [...broken.filter(({ exception }) => !exception).map(line), ...faulty];
}

function line({ rule, resource, remedy, construct }: Finding): string {
  const where = construct?.node.path ?? resource.address;
  return `${where} (${resource.type}): ${remedy} (${[rule, rules[rule].controls.join(", ")].filter(Boolean).join(": ")})`;
}

function faultOf(exception: Exception, used: ReadonlySet<Exception | undefined>): string[] {
  if (exception.reason.trim() === "") return [`say why ${exception.rule} need not hold`];
  return used.has(exception) ? [] : [`take away the exception of ${exception.rule}: it excepts nothing`];
}
