import { catalogue } from "../../environments";
import type { PartnerSettings } from "../../systems/partner-settings";
import { type Catalogue, checked } from "../../systems/platforms";

type Change = (settings: PartnerSettings) => void;

const partner: Readonly<Record<string, PartnerSettings>> = catalogue.systems.partner;

/** The shipped catalogue with these environments of partner changed, and found to be in order. */
export function changedPartner(changes: Readonly<Record<string, Change>>): Catalogue {
  const changed = Object.entries(changes).map(([environment, change]) => {
    const settings = { ...structuredClone(partner[environment]), account: partner[environment].account };
    change(settings);
    return [environment, settings] as const;
  });
  return checked({ ...catalogue, systems: { ...catalogue.systems, partner: { ...partner, ...Object.fromEntries(changed) } } });
}

/** The same change in `dev`, where data is disposable, and in `prod`, where everything is asked for; no other environment. */
function inDevAndProd(change: Change): Catalogue {
  const { accounts, systems } = changedPartner({ dev: change, prod: change });
  const { dev, prod } = systems.partner;
  return { accounts, systems: { partner: { dev, prod } } };
}

const onBeanstalk: Change = (settings) => {
  const { corsOrigins, waf } = settings.api;
  const instances = { type: "t4g.small", least: 2, most: 4 };
  settings.api = { runtime: "beanstalk", instances, updatesAt: "Tue:07:00", corsOrigins, waf };
};

const withOwnZone: Change = ({ names }) => {
  names.hostedZone = { kind: "create", name: names.domain };
};

const withKnowledge: Change = ({ ai, database, environment }) => {
  ai.guardrail = {
    contentFilter: "high",
    promptAttackFilter: "high",
    contactData: "mask",
    blockedMessage: "This cannot be answered here.",
  };
  ai.knowledgeBase = {
    embeddingModel: "amazon.titan-embed-text-v2:0",
    dimensions: 1_024,
    chunking: { maxTokens: 300, overlapPercentage: 20 },
    readsDocuments: "daily",
    store: {
      engineVersion: "16.8",
      whenIdle: environment === "prod" ? "stays" : "pauses",
      maxCapacityUnits: 4,
      availability: database.availability,
      backupRetentionDays: database.backupRetentionDays,
    },
  };
};

/** Everything that an environment can be without. */
const withoutAnything: Change = (settings) => {
  const { messaging, api, ai, edge, access, watching, delivery, bootstrap } = settings;
  messaging.queues = {};
  messaging.webSocket.admits = "anyone";
  messaging.webSocket.concurrency = "on-demand";
  if (api.runtime === "lambda") api.function.concurrency = "on-demand";
  api.waf = "none";
  ai.guardrail = "none";
  ai.knowledgeBase = "none";
  edge.waf = "none";
  access.bastion = "none";
  watching.webhook = "none";
  watching.costAnomalies = "none";
  delivery.operators = "none";
  delete delivery.defaultBranch;
  bootstrap.extensions = [];
  settings.recovery = "none";
};

/** Settings that nobody ships and everybody may choose, as whole catalogues. */
export const variants = {
  beanstalk: inDevAndProd(onBeanstalk),
  ownZone: inDevAndProd(withOwnZone),
  knowledge: inDevAndProd(withKnowledge),
  bare: changedPartner({ dev: withoutAnything }),
};
