import { catalogue } from "../../environments";
import type { Catalogue } from "../../systems/platforms";
import type { System } from "../support/changed";
import { knownSystems } from "../support/known-systems";
import { variants } from "../support/variants";
import { type Fault, UNKNOWN } from "./corrupted";
import { beanstalk } from "./faults/beanstalk";
import { foundation } from "./faults/foundation";
import { foundry, readingAi } from "./faults/foundry";
import { httpApi, tokens } from "./faults/http-api";
import { knowledge } from "./faults/knowledge";
import { outside } from "./faults/outside";
import { partner } from "./faults/partner";
import { portfolio } from "./faults/portfolio";
import { studentHelper } from "./faults/student-helper";
import { threeTiers } from "./faults/three-tiers";
import { twoTiers } from "./faults/two-tiers";

export const systems = knownSystems;

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

const kept = { daily: 35 };
const virginia = { region: "us-east-1", backupWindow: "03:00-04:00", tooNear: "02:30", kept };
const sydney = { region: "ap-southeast-2", backupWindow: "15:00-16:00", tooNear: "14:30", kept };

export const subjects: readonly Subject[] = [
  subject("partner", "as shipped", catalogue, [
    ...foundation,
    ...twoTiers,
    ...partner,
    ...outside({ domain: "partner.example.com", longestDomain: 60, ...virginia }),
  ]),
  subject("partner", "on Elastic Beanstalk", variants.partner.beanstalk, beanstalk),
  subject("partner", "with a knowledge base", variants.partner.knowledge, knowledge),
  subject("portfolio", "as shipped", catalogue, [
    ...foundation,
    ...twoTiers,
    ...portfolio,
    ...outside({ domain: "therpiproject.com", longestDomain: 57, ...virginia }),
  ]),
  subject("student-helper", "as shipped", catalogue, [
    ...foundation,
    ...studentHelper,
    ...outside({ domain: "studenthelper.com", longestDomain: 57, ...sydney }),
    ["api", {}, UNKNOWN],
  ]),
  subject("student-helper-v1", "as shipped", catalogue, [
    ...foundation,
    ...studentHelper,
    ...httpApi,
    ...outside({ domain: "v1.studenthelper.com", longestDomain: 60, ...sydney }),
  ]),
  subject("student-helper-v1", "with tokens", variants["student-helper-v1"].jwt, tokens),
  subject("foundry", "as shipped", catalogue, [
    ...foundation,
    ...threeTiers,
    ...foundry,
    ...outside({ domain: "foundry.example.com", longestDomain: 57, ...virginia, kept: { daily: 14, weekly: 90 } }),
  ]),
  subject("foundry", "with an AI service that reads the database, on graphics processors", variants.foundry.proxy, readingAi),
];

/** All that is known to be wrong with fields of a system. */
export const faultsOf = (system: System): Fault[] =>
  subjects.filter((each) => each.system === system).flatMap(({ faults }) => faults);
