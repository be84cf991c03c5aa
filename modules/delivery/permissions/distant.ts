import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, ours, oursOrNobodys } from "../delivery-scope";

/**
 * The way to AWS services of other regions: peerings, and private zones that answer these services' host names. That
 * zones are made, tagged and associated, other parts say. Nothing where the environment answers for no such name.
 */
export function reachesDistantServices(scope: DeliveryScope): PolicyStatement[] {
  const { accountId, privateNames = [] } = scope;
  if (privateNames.length === 0) return [];
  const of = (kind: string) => `arn:aws:ec2:*:${accountId}:${kind}/*`;
  const zones = "arn:aws:route53:::hostedzone/*";
  const key = "ForAllValues:StringEquals";
  return [
    // Both sides of a peering have tags of their own: until it is taken up, the side that takes it up has none.
    allow("MakePeerings", "ec2", "CreateVpcPeeringConnection AcceptVpcPeeringConnection", {
      Resource: [of("vpc"), of("vpc-peering-connection")],
      Condition: oursOrNobodys(scope),
    }),
    allow("RemovePeerings", "ec2", "DeleteVpcPeeringConnection", {
      Resource: of("vpc-peering-connection"),
      Condition: ours(scope),
    }),
    allow("PrivateRecords", "route53", "ChangeResourceRecordSets", {
      Resource: zones,
      Condition: { [key]: { "route53:ChangeResourceRecordSetsNormalizedRecordNames": privateNames } },
    }),
    // Route 53 asks for no tags, and refuses while there are records: only who may remove these removes a zone.
    allow("RemovePrivateZones", "route53", "DeleteHostedZone", { Resource: zones }),
  ];
}
