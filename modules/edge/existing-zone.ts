import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Construct } from "constructs";

export interface ExistingZoneProps {
  readonly name: string;
}

/** A public DNS zone of this account that somebody else made. A plan fails where there is none of that name. */
export class ExistingZone extends Construct {
  readonly zoneId: string;

  constructor(scope: Construct, id: string, { name }: ExistingZoneProps) {
    super(scope, id);
    this.zoneId = new DataAwsRoute53Zone(this, "zone", { name, privateZone: false }).zoneId;
  }
}
