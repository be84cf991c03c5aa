import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "constructs";
import { lifecycleOf, type Posture } from "../shared/posture";

export interface HostedZoneProps {
  readonly name: string;
  /** A zone that is made anew has other name servers: whoever delegates to it must be told. */
  readonly data: Posture;
}

/** A public DNS zone. It answers nobody until its parent's zone names its name servers. */
export class HostedZone extends Construct {
  readonly zoneId: string;
  readonly nameServers: string[];
  readonly resource: Route53Zone;

  constructor(scope: Construct, id: string, { name, data }: HostedZoneProps) {
    super(scope, id);
    this.resource = new Route53Zone(this, "zone", { name, comment: `Public names of ${name}`, lifecycle: lifecycleOf(data) });
    this.zoneId = this.resource.zoneId;
    this.nameServers = this.resource.nameServers;
  }
}
