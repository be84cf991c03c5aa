import { catalogue } from "../../environments";
import { partnerSettings } from "../../systems/partner-settings";
import type { Catalogue } from "../../systems/platforms";
import { portfolioSettings } from "../../systems/portfolio-settings";
import type { System } from "../support/changed";
import { variants } from "../support/variants";
import type { Fault } from "./corrupted";
import { beanstalk } from "./faults/beanstalk";
import { foundation } from "./faults/foundation";
import { knowledge } from "./faults/knowledge";
import { outside } from "./faults/outside";
import { partner } from "./faults/partner";
import { portfolio } from "./faults/portfolio";

export const schemas = { partner: partnerSettings, portfolio: portfolioSettings };
export const systems = Object.keys(schemas) as System[];

/** A production environment that is in order, and what can be wrong with single fields of it. */
export interface Subject {
  readonly system: System;
  readonly what: string;
  /** Holds this environment only. */
  readonly from: Catalogue;
  readonly faults: readonly Fault[];
}

const prodOf = ({ accounts, systems }: Catalogue, system: System): Catalogue => {
  const { prod } = systems[system] ?? {};
  return { accounts, systems: { [system]: { prod } } };
};
const subject = (system: System, what: string, from: Catalogue, faults: readonly Fault[]): Subject => ({
  system,
  what,
  from: prodOf(from, system),
  faults,
});

export const subjects: readonly Subject[] = [
  subject("partner", "as shipped", catalogue, [
    ...foundation,
    ...partner,
    ...outside({ domain: "partner.example.com", longestDomain: 60 }),
  ]),
  subject("partner", "on Elastic Beanstalk", variants.partner.beanstalk, beanstalk),
  subject("partner", "with a knowledge base", variants.partner.knowledge, knowledge),
  subject("portfolio", "as shipped", catalogue, [
    ...foundation,
    ...portfolio,
    ...outside({ domain: "therpiproject.com", longestDomain: 57 }),
  ]),
];

/** All that is known to be wrong with fields of a system. */
export const faultsOf = (system: System): Fault[] =>
  subjects.filter((each) => each.system === system).flatMap(({ faults }) => faults);
