import * as v from "valibot";
import { text } from "../shared/fields";
import { type Problem, report } from "../shared/problems";

/** Labels of 1 to 63 letters, digits and inner hyphens, the last one of letters. Source: RFC 1035. */
const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const dnsName = new RegExp(`^(${label}\\.)+[a-z]{2,63}$`);
/** The first name of a certificate has 64 characters at most, and `api.` comes before it. Source: ACM, RequestCertificate. */
const longestDomain = 60;

const zoneName = text('a lower-case DNS name such as "example.com"', dnsName);

const shape = v.strictObject({
  /** The environment's own name: people open it, and its services stand below it. */
  domain: text(
    `a lower-case DNS name of at most ${longestDomain} characters such as "app.example.com"`,
    new RegExp(`^(?=.{1,${longestDomain}}$)${dnsName.source.slice(1)}`),
  ),
  /** The public Route 53 zone that holds the domain's records: the domain's own or that of a parent. */
  hostedZone: v.variant(
    "kind",
    [
      /** In the same account, already delegated to. */
      v.strictObject({ kind: v.literal("existing"), name: zoneName }),
      /** Made by a stack of its own. Certificates wait until the parent's zone names its name servers. */
      v.strictObject({ kind: v.literal("create"), name: zoneName }),
    ],
    'must be given as { kind: "existing", name } or { kind: "create", name }',
  ),
});

export type NameSettings = v.InferOutput<typeof shape>;

/** What an environment says about its public names. */
export const nameSettings = v.pipe(shape, report(zoneProblems));

function zoneProblems({ domain, hostedZone }: Partial<NameSettings>): Problem[] {
  const { entries } = shape;
  if (!v.is(entries.domain, domain) || !v.is(entries.hostedZone, hostedZone)) return [];
  const { name } = hostedZone;
  if (domain === name || domain.endsWith(`.${name}`)) return [];
  return [{ path: ["hostedZone", "name"], message: `must be ${domain} or a parent of it`, given: name }];
}
