import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

/** An AWS endpoint as Route 53 can point at it: its own name and the zone AWS keeps that in. */
export interface AliasTarget {
  readonly domainName: string;
  readonly hostedZoneId: string;
}

export interface AliasRecordProps {
  /** Zone the record is written to. */
  readonly zoneId: string;
  /** Whole name, which may be the zone's own. */
  readonly name: string;
  readonly target: AliasTarget;
}

/** Points a name at an AWS endpoint, for IPv4 and IPv6. Aliases cost nothing and follow the endpoint's addresses. */
export class AliasRecord extends Construct {
  constructor(scope: Construct, id: string, { zoneId, name, target }: AliasRecordProps) {
    super(scope, id);
    const alias = { name: target.domainName, zoneId: target.hostedZoneId, evaluateTargetHealth: false };
    new Route53Record(this, "ipv4", { zoneId, name, type: "A", alias });
    // A target without IPv6 answers nothing here, and callers go on by IPv4.
    new Route53Record(this, "ipv6", { zoneId, name, type: "AAAA", alias });
  }
}
