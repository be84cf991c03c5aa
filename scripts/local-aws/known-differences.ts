/** Something an emulator does not keep, so that Terraform wants to set it again on every plan. */
export interface KnownDifference {
  readonly type: string;
  readonly attribute: string;
  readonly why: string;
}

/** All that a second plan in a rehearsal may want to change. Anything else fails the rehearsal. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    type: "aws_vpc_security_group_egress_rule",
    attribute: "description",
    why: "moto 5.2.5 keeps no description of an egress rule that names another group",
  },
];
