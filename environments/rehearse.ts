import type { Catalogue } from "../systems/platforms";
import type { Account } from "./account";
import type { Environment } from "./environment";
import type { LocalAws } from "./local-aws";

/** The account number that both emulators answer with. */
export const LOCAL_ACCOUNT_ID = "123456789012";

/** The account of this machine. What it has once is not rehearsed: no emulator has all of it. */
export function localAccount(local: LocalAws, regions: string[]): Account {
  return {
    name: "local",
    id: LOCAL_ACCOUNT_ID,
    state: { kind: "s3", region: "us-east-1" },
    regions,
    guards: {
      s3PublicAccessBlock: "existing",
      ebsDefaults: "existing",
      passwordPolicy: "existing",
      cloudTrail: "existing",
      config: "existing",
      securityHub: "existing",
      guardDuty: "existing",
      accessAnalyzer: "existing",
      apiGatewayLogging: "existing",
      bedrockLogging: "existing",
      ecrScanning: "existing",
      githubOidc: "existing",
    },
    logDays: 90,
    owner: "rehearsal",
    costCenter: "rehearsal",
    local,
  };
}

/** The same environment in the account of this machine; everything else is what is deployed for real. */
export function rehearse<T extends Environment>(environment: T, local: LocalAws): T {
  return { ...environment, account: localAccount(local, environment.account.regions) };
}

/** Every environment of the catalogue, rehearsed. */
export function rehearsed({ systems }: Catalogue, local: LocalAws): Catalogue {
  const environments = <T extends Environment>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).map(([name, environment]) => [name, rehearse(environment, local)]));
  const all = Object.entries<Readonly<Record<string, Environment>>>(systems);
  return {
    accounts: { local: localAccount(local, ["us-east-1"]) },
    // Each environment stays what it is, but for its account.
    systems: Object.fromEntries(all.map(([system, each]) => [system, environments(each)])) as Catalogue["systems"],
  };
}
