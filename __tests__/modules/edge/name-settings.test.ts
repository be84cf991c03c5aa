import { type NameSettings, nameSettings as namesBelow } from "../../../modules/edge/name-settings";
import { problemsOf } from "../../../modules/shared/problems";

/** `api.` takes four of a certificate's 64 characters. */
const nameSettings = namesBelow("api");
const settings: NameSettings = { domain: "dev.app.example.com", hostedZone: { kind: "existing", name: "app.example.com" } };
const withZone = (hostedZone: unknown) => ({ ...settings, hostedZone });
const aDomain = 'must be a lower-case DNS name of at most 60 characters such as "app.example.com"';
const aZone = 'must be given as { kind: "existing", name } or { kind: "create", name }';

test.each([{ zone: { kind: "existing", name: "example.com" } }, { zone: { kind: "create", name: "dev.app.example.com" } }])(
  "a domain may stand in $zone",
  ({ zone }) => {
    expect(problemsOf(nameSettings, withZone(zone))).toEqual([]);
  },
);

test.each([
  {
    fault: "a domain in capitals",
    given: { ...settings, domain: "Dev.example.com" },
    problem: `domain ${aDomain}, got "Dev.example.com"`,
  },
  { fault: "a domain of one label", given: { ...settings, domain: "localhost" }, problem: `domain ${aDomain}, got "localhost"` },
  {
    fault: "a domain that ends in a dot",
    given: { ...settings, domain: "example.com." },
    problem: `domain ${aDomain}, got "example.com."`,
  },
  { fault: "no domain", given: { ...settings, domain: undefined }, problem: `domain ${aDomain}, but is missing` },
  {
    fault: "a zone of somebody else",
    given: withZone({ kind: "existing", name: "example.org" }),
    problem: 'hostedZone.name must be dev.app.example.com or a parent of it, got "example.org"',
  },
  {
    fault: "a zone whose name only ends alike",
    given: withZone({ kind: "create", name: "pp.example.com" }),
    problem: 'hostedZone.name must be dev.app.example.com or a parent of it, got "pp.example.com"',
  },
  {
    fault: "a zone without a name",
    given: withZone({ kind: "create" }),
    problem: 'hostedZone.name must be a lower-case DNS name such as "example.com", but is missing',
  },
  { fault: "no zone", given: withZone(undefined), problem: `hostedZone ${aZone}, but is missing` },
  { fault: "a zone by its name alone", given: withZone("example.com"), problem: `hostedZone ${aZone}, got "example.com"` },
  {
    fault: "a zone of another kind",
    given: withZone({ kind: "private", name: "example.com" }),
    problem: `hostedZone.kind ${aZone}, got "private"`,
  },
])("$fault is refused in one sentence", ({ given, problem }) => {
  expect(problemsOf(nameSettings, given)).toEqual([problem]);
});

test.each([
  { label: "api", length: 60, count: 0 },
  { label: "api", length: 61, count: 1 },
  { label: "static", length: 57, count: 0 },
  { label: "static", length: 58, count: 1 },
])(
  "below $label. a domain of $length characters has $count problems: a certificate's first name is that much longer",
  ({ label, length, count }) => {
    const domain = `${"a".repeat(40)}.${"b".repeat(length - 40 - 5)}.com`;
    expect(domain).toHaveLength(length);
    expect(problemsOf(namesBelow(label), { domain, hostedZone: { kind: "create", name: domain } })).toHaveLength(count);
  },
);
