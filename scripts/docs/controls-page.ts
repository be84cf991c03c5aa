import { type ControlId, controls } from "../../modules/governance/controls";
import { type RuleName, rules } from "../../modules/governance/rules";
import { controlsWithoutRule } from "./controls-without-rule";
import { exceptionTable } from "./exception-table";
import { markdownTable } from "./markdown-table";
import { heldIn, placesOf, verdictOn } from "./rule-verdicts";
import type { Surveyed } from "./survey";

const INTRODUCTION = `# Controls

Which controls of AWS Foundational Security Best Practices (and of the CIS AWS Foundations Benchmark 3.0.0, where it has them too) are checked before
anything is written, by which rule, and where. A rule is a file in \`modules/governance/rules/\`; synthesis refuses a stack that breaks one without an
[exception](#exceptions). Each has a planted fault: a shipped stack in which it is broken, and of which that rule alone must speak.

This page is written by \`node --import tsx scripts/figures.ts\` from what is synthesized; a test tells when it is out of date. Figures are the resources that
were looked at and keep the rule, in dev · staging · prod (of the accounts: nonprod · prod). \`+2\` are two more that an exception lets off it. \`–\`: there is no
such resource. What a rule reads is what Terraform will ask for; what AWS makes of it, and what people change by hand, Security Hub tells
(switched on in the account stacks). It sees one thing otherwise: distributions deliver access logs of the newer kind, and Security Hub looks for the older one,
which needs bucket ACLs, so it shows CloudFront.5 as failed.`;

const KINDS = {
  undecided: "Terraform cannot decide",
  "no resource": "does not apply: no such resource",
  left: "not demanded",
};

/** `docs/controls.md`. */
export function controlsPage(surveyed: readonly Surveyed[]): string {
  const services = [...new Set(ids.map(serviceOf))];
  return `${[
    INTRODUCTION,
    "## Controls and their rules",
    ...services.flatMap((service) => controlSection(service, surveyed)),
    "## Rules of our own",
    "No control asks for these in so many words.",
    ruleTable(
      ruleNames.filter((name) => rules[name].controls.length === 0).map((rule) => ({ rule })),
      surveyed,
    ),
    "## Exceptions",
    "Each stands in the code beside the resource, with its reason. One that excepts nothing any more is refused like a broken rule.",
    exceptionTable(surveyed),
    "## Controls without a rule",
    markdownTable([["control", "asks that", "", "why"], ...ids.flatMap(withoutRule)], 4),
  ].join("\n\n")}\n`;
}

const ids = Object.keys(controls) as ControlId[];
const ruleNames = Object.keys(rules) as RuleName[];
const serviceOf = (id: string) => id.split(".")[0];

function controlSection(service: string, surveyed: readonly Surveyed[]): string[] {
  const rows = ids
    .filter((id) => serviceOf(id) === service)
    .flatMap((control) => ruleNames.filter((name) => rules[name].controls.includes(control)).map((rule) => ({ rule, control })));
  return rows.length === 0 ? [] : [`### ${service}`, ruleTable(rows, surveyed)];
}

function ruleTable(rows: readonly { rule: RuleName; control?: ControlId }[], surveyed: readonly Surveyed[]): string {
  const places = placesOf(surveyed);
  return markdownTable(
    [
      ["control", "asks that", "rule", "", ...places.map(({ system }) => system)],
      ...rows.map(({ rule, control }) => [
        control ? named(control) : "",
        control ? controls[control].asks : "",
        `\`${rule}\``,
        verdictOn(rule, surveyed),
        ...places.map((place) => heldIn(place, rule, surveyed)),
      ]),
    ],
    4,
  );
}

function named(id: ControlId): string {
  const { cis } = controls[id] as { cis?: string };
  return cis ? `${id}, CIS ${cis}` : id;
}

function withoutRule(id: ControlId): string[][] {
  const reason = controlsWithoutRule[id];
  return reason ? [[named(id), controls[id].asks, KINDS[reason.kind], reason.why]] : [];
}
