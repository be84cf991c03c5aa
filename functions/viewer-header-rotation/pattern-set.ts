import { GetRegexPatternSetCommand, UpdateRegexPatternSetCommand, type WAFV2Client } from "@aws-sdk/client-wafv2";
import type { Gate } from "../origin-header/header";

export type Firewalls = Pick<WAFV2Client, "send">;

/** Whole values only: WAF looks for a pattern anywhere in the header. */
const patternOf = (value: string) => `^${value}$`;
const namedBy = (pattern = "") => /^\^([A-Za-z0-9-]+)\$$/.exec(pattern)?.[1];

/** What a web ACL of an origin matches the header with. */
export interface PatternSet {
  readonly name: string;
  readonly id: string;
}

/** A set of patterns that a web ACL lets requests pass by, one for each value. What the ACL does with the requests stays. */
export const patternGate = (firewalls: Firewalls, { name: Name, id: Id }: PatternSet): Gate => {
  const named = { Name, Id, Scope: "REGIONAL" } as const;
  const read = () => firewalls.send(new GetRegexPatternSetCommand(named));
  return {
    accepted: async () => {
      const { RegexPatternSet: set } = await read();
      return (set?.RegularExpressionList ?? []).flatMap(({ RegexString }) => namedBy(RegexString) ?? []);
    },
    accept: async (values) => {
      // Refused when anybody changed the set since then.
      const { RegexPatternSet: set, LockToken } = await read();
      const RegularExpressionList = values.map((value) => ({ RegexString: patternOf(value) }));
      const Description = set?.Description;
      await firewalls.send(new UpdateRegexPatternSetCommand({ ...named, LockToken, Description, RegularExpressionList }));
    },
  };
};
