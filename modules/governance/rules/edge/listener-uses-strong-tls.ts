import type { Rule } from "../../rule";

/** Listeners take no TLS older than 1.2 and no weak cipher. */
export const listenerUsesStrongTls: Rule = {
  controls: ["ELB.17"],
  types: ["aws_lb_listener"],
  concerns: ({ values }) => ["HTTPS", "TLS"].includes(String(values.protocol)),
  remedy: ({ values }) =>
    STRONG.test(String(values.ssl_policy))
      ? undefined
      : "set ssl_policy to one of ELBSecurityPolicy-TLS13-1-2-2021-06 or stricter",
};

/** Policies of TLS 1.2 with forward secrecy, or of 1.3 alone; `Ext` adds older ciphers to them. */
const STRONG =
  /^ELBSecurityPolicy-TLS13-1-(2-(Res-)?2021-06|3-2021-06|2-(Res-)?FIPS-2023-04|3-FIPS-2023-04|2-(Res-)?PQ-2025-09|3-PQ-2025-09)$/;
