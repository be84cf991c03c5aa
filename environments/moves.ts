/** Resources that stay what they are in AWS and get another address within their stack. */
export interface Move {
  /** A stack's name; `*` stands for anything, so `partner-*-network` is that of every environment that has the resource. */
  readonly stack: string;
  /** Where they were until now; the code no longer makes it. */
  readonly from: string;
  /** Where they are from now on, with the same type; or what another entry moves on. */
  readonly to: string;
}

/**
 * What was renamed: a construct id, or the construct that it stands in. Each becomes a `moved` block of its stacks. Take an
 * entry out when every environment was applied with it.
 *
 * @example
 * export const moves: readonly Move[] = [
 *   { stack: "partner-*-network", from: "aws_vpc.network_vpc_6B1A3C2D", to: "aws_vpc.network_main_0F9E8D7C" },
 * ];
 */
export const moves: readonly Move[] = [];
