import type { NameSettings } from "../../modules/edge/name-settings";
import { alone, type Change, inDevAndProd } from "./changed";
import { bareFoundry, grownFoundry, onDemand, onFargate, onSpot, withProxy } from "./foundry-variants";
import { bareStudentHelper, grownStudentHelper, withOwnEmbedding, withTokens } from "./student-helper-variants";

const withOwnZone = ({ names }: { names: NameSettings }) => {
  names.hostedZone = { kind: "create", name: names.domain };
};

const onBeanstalk: Change<"partner"> = (settings) => {
  const { corsOrigins, waf } = settings.api;
  const instances = { type: "t4g.small", least: 2, most: 4 };
  settings.api = { runtime: "beanstalk", instances, updatesAt: "Tue:07:00", corsOrigins, waf };
};

const withKnowledge: Change<"partner"> = ({ ai, database, environment }) => {
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
const barePartner: Change<"partner"> = (settings) => {
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

/** One more of everything that is counted, and an engine that stays on its version. */
const grown: Change<"portfolio"> = (settings) => {
  const { network, database, cache } = settings;
  network.zones["us-east-1c"] = { publicCidr: "10.0.3.0/24", privateCidr: "10.0.12.0/24", natZone: "us-east-1c" };
  database.engineVersion = "16.3";
  settings.replicas = { count: 2, instanceClass: database.instanceClass, passwordRotationDays: 30 };
  cache.nodes = 3;
};

const withShell: Change<"portfolio"> = ({ services }) => {
  services.shell = "ecs-exec";
};

/** Everything that an environment can be without. */
const barePortfolio: Change<"portfolio"> = (settings) => {
  const { services, edge, watching, delivery } = settings;
  settings.replicas = "none";
  settings.recovery = "none";
  services.shell = "none";
  services.waf = "none";
  edge.waf = "none";
  watching.webhook = "none";
  watching.costAnomalies = "none";
  delivery.operators = "none";
  delete delivery.defaultBranch;
};

/** Settings that nobody ships and everybody may choose, as whole catalogues. */
export const variants = {
  partner: {
    beanstalk: inDevAndProd("partner", onBeanstalk),
    ownZone: inDevAndProd("partner", withOwnZone),
    knowledge: inDevAndProd("partner", withKnowledge),
    bare: alone("partner", { dev: barePartner }),
  },
  portfolio: {
    ownZone: inDevAndProd("portfolio", withOwnZone),
    grown: inDevAndProd("portfolio", grown),
    shell: alone("portfolio", { staging: withShell }),
    bare: alone("portfolio", { dev: barePortfolio, staging: barePortfolio }),
  },
  "student-helper": {
    ownZone: inDevAndProd("student-helper", withOwnZone),
    grown: alone("student-helper", { prod: grownStudentHelper }),
    ownEmbedding: alone("student-helper", { dev: withOwnEmbedding }),
    bare: alone("student-helper", { dev: bareStudentHelper, staging: bareStudentHelper }),
  },
  // What the first version shares with the second is tried there.
  "student-helper-v1": {
    ownZone: alone("student-helper-v1", { dev: withOwnZone }),
    grown: alone("student-helper-v1", { dev: grownStudentHelper }),
    jwt: alone("student-helper-v1", { prod: withTokens }),
  },
  foundry: {
    fargate: inDevAndProd("foundry", onFargate),
    spot: alone("foundry", { dev: onSpot }),
    onDemand: inDevAndProd("foundry", onDemand),
    proxy: inDevAndProd("foundry", withProxy),
    ownZone: alone("foundry", { dev: withOwnZone }),
    grown: alone("foundry", { prod: grownFoundry }),
    bare: alone("foundry", { dev: bareFoundry, staging: bareFoundry }),
  },
};
