import type { Change } from "./changed";

/** The one word that the docs name, and nothing else. */
export const onFargate: Change<"foundry"> = ({ services }) => {
  services.runtime = "fargate";
};

/** ai on spare instances with graphics processors, the others on App Runner. */
export const onSpot: Change<"foundry"> = (settings) => {
  settings.gpu = "spot";
};

/** ai on instances of its own, the others on Fargate, and a proxy before the database: every choice at once. */
export const onDemand: Change<"foundry"> = (settings) => {
  const { services, bootstrap } = settings;
  services.runtime = "fargate";
  settings.gpu = "on-demand";
  settings.connections = "proxy";
  settings.aiDatabase = "read-only";
  bootstrap.roles.ai = "read-only";
};

/** A proxy, and ai that reads the database: on App Runner, with the most policies that a role can wear. */
export const withProxy: Change<"foundry"> = (settings) => {
  settings.gpu = "spot";
  settings.connections = "proxy";
  settings.aiDatabase = "read-only";
  settings.bootstrap.roles.ai = "read-only";
};

/** One more zone, an engine that stays on its version, and room for more of each service. */
export const grownFoundry: Change<"foundry"> = ({ network, database, services }) => {
  network.zones["us-east-1c"] = {
    publicCidr: "10.0.2.0/24",
    appCidr: "10.0.64.0/20",
    dataCidr: "10.0.50.0/24",
    natZone: "us-east-1c",
  };
  network.endpoints = "each-zone";
  database.engineVersion = "16.3";
  services.api.instances.most = 25;
};

/** Everything that an environment can be without. */
export const bareFoundry: Change<"foundry"> = (settings) => {
  const { edge, watching, delivery, database } = settings;
  delete database.maxConnections;
  delete database.statementTimeoutSeconds;
  if (settings.environment === "dev") edge.waf = "none";
  watching.webhook = "none";
  watching.costAnomalies = "none";
  delivery.operators = "none";
  delete delivery.defaultBranch;
  settings.recovery = "none";
};
