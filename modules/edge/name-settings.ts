import * as v from "valibot";
import { text } from "../shared/fields";
import { type Problem, report } from "../shared/problems";

/** Labels of 1 to 63 letters, digits and inner hyphens, the last one of letters. Source: RFC 1035. */
const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const dnsName = new RegExp(`^(${label}\\.)+[a-z]{2,63}$`);
/** Longest first name of a certificate. Source: ACM, RequestCertificate. */
const LONGEST_NAME = 64;

const zoneName = text('a lower-case DNS name such as "example.com"', dnsName);

/** The public Route 53 zone that holds the domain's records: the domain's own or that of a parent. */
const hostedZone = v.variant(
  "kind",
  [
    /** In the same account, already delegated to. */
    v.strictObject({ kind: v.literal("existing"), name: zoneName }),
    /** Made by a stack of its own. Certificates wait until the parent's zone names its name servers. */
    v.strictObject({ kind: v.literal("create"), name: zoneName }),
  ],
  'must be given as { kind: "existing", name } or { kind: "create", name }',
);

/** The environment's own name: people open it, and its services stand below it. */
const domainOf = (longest: number) =>
  text(
    `a lower-case DNS name of at most ${longest} characters such as "app.example.com"`,
    new RegExp(`^(?=.{1,${longest}}$)${dnsName.source.slice(1)}`),
  );

/** The domain that everything public lies below, and the zone that answers for it. */
export interface NameSettings {
  domain: string;
  hostedZone: v.InferOutput<typeof hostedZone>;
}

/** What an environment says about its public names. `label` is the longest one below the domain that gets a certificate. */
export function nameSettings(label: string) {
  const domain = domainOf(LONGEST_NAME - label.length - 1);
  return v.pipe(
    v.strictObject({ domain, hostedZone }),
    report((given: Partial<NameSettings>) => (v.is(domain, given.domain) ? zoneProblems(given.domain, given.hostedZone) : [])),
  );
}

function zoneProblems(domain: string, zone: unknown): Problem[] {
  if (!v.is(hostedZone, zone) || domain === zone.name || domain.endsWith(`.${zone.name}`)) return [];
  return [{ path: ["hostedZone", "name"], message: `must be ${domain} or a parent of it`, given: zone.name }];
}
