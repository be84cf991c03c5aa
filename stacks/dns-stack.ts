import type { App } from "cdktf";
import type { Construct } from "constructs";
import { ExistingZone } from "../modules/edge/existing-zone";
import { HostedZone } from "../modules/edge/hosted-zone";
import type { NameSettings } from "../modules/edge/name-settings";
import type { Posture } from "../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "./platform-stack";

export interface DnsStackProps {
  /** Name of the zone. */
  readonly name: string;
  readonly data: Posture;
}

/**
 * The public zone of an environment, below all of its other stacks: apply it first and have the parent's zone name its
 * name servers, else certificates wait in vain.
 */
export class DnsStack extends PlatformStack {
  readonly zone: HostedZone;

  constructor(app: App, identity: StackIdentity, { name, data }: DnsStackProps) {
    super(app, identity);
    this.zone = new HostedZone(this, "hosted-zone", { name, data });
    this.output("zone_id", this.zone.zoneId, "Id of the public zone");
    this.output("name_servers", this.zone.nameServers, "NS record that the parent's zone must hold for this one");
  }
}

/** Tells a stack the id of the public zone: looked up in that stack, or made by a stack of its own. Once per stack. */
export type ZoneOf = (scope: Construct) => string;

/** The public zone as an environment's settings say. `identity` is that of the stack that makes it, where one must. */
export function publicZone(app: App, identity: StackIdentity, { hostedZone }: NameSettings, data: Posture): ZoneOf {
  const { kind, name } = hostedZone;
  if (kind === "existing") return (scope) => new ExistingZone(scope, "zone", { name }).zoneId;
  const { zone } = new DnsStack(app, identity, { name, data });
  return () => zone.zoneId;
}
