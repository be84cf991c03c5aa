import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentCopy } from "../../../scripts/new/environment-file";
import { newEnvironment } from "../../../scripts/new/new-environment";
import { projectAt } from "../../../scripts/new/project";
import { ROOT } from "../../support/run";

const fileOf = (environment: string) => readFileSync(join(ROOT, "environments", "partner", `${environment}.ts`), "utf8");

test.each([
  { from: "dev", to: "staging", domain: "dev.partner.example.com", moved: "staging.partner.example.com" },
  { from: "dev", to: "prod", domain: "dev.partner.example.com", moved: "partner.example.com" },
  { from: "prod", to: "dev", domain: "partner.example.com", moved: "dev.partner.example.com" },
])("$domain of $from is $moved in $to, wherever it stands", ({ from, to, domain, moved }) => {
  const { text, changed } = environmentCopy(fileOf(from), { system: "partner", from, to, account: "other", domain, fields: {} });
  expect(changed).toContainEqual({ field: "names.domain", from: domain, to: moved });
  expect(text).toContain(`names: { domain: "${moved}", hostedZone: { kind: "existing", name: "${moved}" } },`);
  expect(text).toContain(`corsOrigins: ["https://${moved}"`);
});

test("an address for mail at the same domain stays as it is", () => {
  const text = fileOf("prod").replace(/alarmEmails: \[[^\]]*\]/, 'alarmEmails: ["ops@partner.example.com"]');
  const copy = { system: "partner", from: "prod", to: "staging", account: "other", domain: "partner.example.com", fields: {} };
  expect(environmentCopy(text, copy).text).toContain('alarmEmails: ["ops@partner.example.com"]');
});

test("all else is copied to the letter, and what was changed is told", () => {
  const { text, changed } = environmentCopy(fileOf("dev"), {
    system: "partner",
    from: "dev",
    to: "staging",
    account: "nonprod",
    fields: { logDays: "60", data: '"disposable"' },
  });
  expect(changed).toEqual([
    { field: "environment", from: '"dev"', to: '"staging"' },
    { field: "logDays", from: "30", to: "60" },
  ]);
  const back = text
    .replace("export const staging:", "export const dev:")
    .replace('environment: "staging"', 'environment: "dev"')
    .replace("logDays: 60", "logDays: 30")
    .replace(/\/\*\* partner staging, begun as a copy of dev\. \*\//, /\/\*\* partner for .*/.exec(fileOf("dev"))?.[0] ?? "");
  expect(back).toBe(fileOf("dev"));
});

test.each([
  {
    system: "shop",
    environment: "qa",
    problems: ["system must be partner or portfolio or ", 'environment must be dev or staging or prod, got "qa"'],
  },
  {
    system: "partner",
    environment: "prod",
    problems: ["environment must be a new one: environments/partner/prod.ts is there already"],
  },
])("$system $environment is refused with everything that is wrong", ({ system, environment, problems }) => {
  const refused = () => newEnvironment(projectAt(ROOT), system, environment);
  for (const problem of problems) expect(refused).toThrow(problem);
  expect(refused).toThrow(`environments/${system}/${environment}.ts cannot be made:`);
});
