import { type SystemStacks, statementsOf, type Values } from "../support/system-stacks";
import { asked, asking } from "./asking";
import { making } from "./making";
import { makingContainers } from "./making-containers";
import { makingInstances } from "./making-instances";
import { makingRunners } from "./making-runners";

/** One environment of a system, as it was synthesized. */
export interface SynthesizedEnvironment {
  readonly system: string;
  readonly environment: string;
  readonly stacks: SystemStacks;
}

export const accountOf = (environment: string) => (environment === "prod" ? "222222222222" : "111111111111");

/** Statements of all policies that a role of the security stack wears. */
export function worn({ system, environment, stacks }: SynthesizedEnvironment, role: "plan" | "apply" | "deploy") {
  const { resources, of } = stacks;
  const inline = of("aws_iam_role_policy", "security").find(({ name }) => name === `${system}-${environment}-${role}`);
  const attached = of("aws_iam_role_policy_attachment", "security").filter((each) =>
    String(each.role).includes(`delivery_${role}_`),
  );
  const managed = attached.map(({ policy_arn: arn }) => {
    const found = resources("security").find(({ address }) => arn === `\${${address}.arn}`);
    if (!found) throw new Error(`${arn} is no policy of this stack`);
    return found.values;
  });
  return [inline, ...managed].flatMap((policy) => statementsOf(policy?.policy));
}

type Statements = ReturnType<typeof statementsOf>;

const like = (pattern: string, value: string) => {
  const known = patterns.get(pattern) ?? new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
  patterns.set(pattern, known);
  return known.test(value);
};
/** Each is asked of every action of every resource: compiled anew, they were most of this test's time. */
const patterns = new Map<string, RegExp>();

export function isAllowed(statements: Statements, action: string, resource: string): boolean {
  const covers = ({ Action, Resource }: Statements[number]) =>
    [Action].flat().some((pattern) => like(pattern, action)) && [Resource].flat().some((pattern) => like(pattern, resource));
  const said = (effect: string) => statements.filter((each) => each.Effect === effect && covers(each));
  return said("Allow").length > 0 && said("Deny").filter(({ Condition }) => !Condition).length === 0;
}

/** `sqs:x` of a need, as an ARN in this account. */
function arnOf(short: string, values: Values, account: string): string {
  const filled = short.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? "x")).replace(/\$\{[^}]*\}/g, "x");
  if (filled === "*" || filled.startsWith("/")) return filled === "*" ? "*" : `arn:aws:apigateway:us-east-1::${filled}`;
  const [service, ...rest] = filled.split(":");
  const path = rest.join(":");
  if (path.startsWith("::")) return `arn:aws:${service}:${path}`;
  if (/^:(image|parameter\/aws)/.test(path)) return `arn:aws:${service}:us-east-1:${path}`;
  return path.startsWith(":") ? `arn:aws:${service}::${account}${path}` : `arn:aws:${service}:us-east-1:${account}:${path}`;
}

const isRead = (action: string) => /:(Get|Describe|List|View)/i.test(action);

const needed: Readonly<Record<string, readonly string[]>> = {
  ...making,
  ...makingContainers,
  ...makingInstances,
  ...makingRunners,
  ...asking,
};

/**
 * What a role is not allowed, of all that it takes to make the resources of an environment and to look up what it looks
 * up. Delivery's own are a person's.
 */
export function missing(synthesized: SynthesizedEnvironment, role: "plan" | "apply"): string[] {
  const { system, environment, stacks } = synthesized;
  const statements = worn(synthesized, role);
  const made = stacks.resources().filter(({ type, address }) => type.startsWith("aws_") && !address.includes(".delivery_"));
  const needs = [...made, ...asked(stacks)].flatMap(({ type, address, values }) => {
    if (!needed[type]) return [`${type} is in no list of what it takes`];
    return needed[type].flatMap((need) => {
      const [action, short] = need
        .replaceAll("partner-prod", `${system}-${environment}`)
        .replaceAll("partner/prod", `${system}/${environment}`)
        .split(" ");
      if (role === "plan" && !isRead(action)) return [];
      const arn = arnOf(short, values, accountOf(environment));
      return isAllowed(statements, action, arn) ? [] : [`${address}: ${action} on ${arn}`];
    });
  });
  return [...new Set(needs)];
}

/** The same environment without one statement of the policies that its delivery roles wear. */
export function without({ stacks, ...named }: SynthesizedEnvironment, sid: string): SynthesizedEnvironment {
  let dropped = 0;
  const lessOf = (policy: unknown) => {
    const statements = statementsOf(policy);
    const left = statements.filter((each) => each.Sid !== sid);
    dropped += statements.length - left.length;
    return JSON.stringify({ Statement: left });
  };
  const resources = (layer?: string) =>
    stacks
      .resources(layer)
      .map((each) =>
        each.type === "aws_iam_policy" ? { ...each, values: { ...each.values, policy: lessOf(each.values.policy) } } : each,
      );
  resources("security");
  if (dropped === 0) throw new Error(`no policy of ${named.system} ${named.environment} has a statement ${sid}`);
  return { ...named, stacks: { ...stacks, resources } };
}
