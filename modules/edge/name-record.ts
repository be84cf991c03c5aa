import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import { check } from "../shared/check";

/** Seconds that resolvers may remember it. */
const RECORD_SECONDS = 300;

export interface NameRecordProps {
  /** Zone the record is written to. */
  readonly zoneId: string;
  /** Whole name, e.g. `www.example.com`. Not the zone's own: DNS allows no CNAME there, an `AliasRecord` serves it. */
  readonly name: string;
  /** Name that it stands for. */
  readonly target: string;
}

/** A second name for a first one (CNAME), which keeps all addresses. */
export class NameRecord extends Construct {
  constructor(scope: Construct, id: string, { zoneId, name, target }: NameRecordProps) {
    super(scope, id);
    check(this, [name === target && `name must not be its own target, got "${name}"`]);
    new Route53Record(this, "record", { zoneId, name, type: "CNAME", records: [target], ttl: RECORD_SECONDS });
  }
}
