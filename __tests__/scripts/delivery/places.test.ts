import { catalogue } from "../../../environments";
import { everyEnvironment, prefixOf, whereIs } from "../../../scripts/delivery/places";

test("outside of any repository, every environment of every system is named", () => {
  const count = Object.values(catalogue.systems).reduce((sum, environments) => sum + Object.keys(environments).length, 0);
  expect(everyEnvironment()).toHaveLength(count);
});

test("in a repository, only the environments that trust it are named", () => {
  const { repository } = catalogue.systems.portfolio.prod.delivery;
  const trusting = Object.entries(catalogue.systems).flatMap(([system, environments]) =>
    Object.entries(environments)
      .filter(([, { delivery }]) => delivery.repository === repository)
      .map(([environment]) => ({ system, environment })),
  );
  expect(everyEnvironment(repository)).toEqual(trusting);
  expect(trusting).toContainEqual({ system: "portfolio", environment: "prod" });
});

test("a repository that nobody trusts is told so", () => {
  expect(() => everyEnvironment("somebody/fork")).toThrow("No environment trusts the repository somebody/fork");
});

test("an environment that is not there is refused, and those that are there are named", () => {
  expect(() => prefixOf("portfolio", "qa")).toThrow("There is no portfolio qa; there is partner dev");
});

test.each([
  { system: "portfolio", environment: "dev", region: "us-east-1", account: "111111111111" },
  { system: "student-helper", environment: "staging", region: "ap-southeast-2", account: "111111111111" },
  { system: "student-helper-v1", environment: "prod", region: "ap-southeast-2", account: "222222222222" },
  { system: "foundry", environment: "prod", region: "us-east-1", account: "222222222222" },
])("$system $environment lives in $region of $account, with roles of its own name", (place) => {
  const { system, environment, region, account } = place;
  const role = `arn:aws:iam::${account}:role/${system}-${environment}`;
  expect(whereIs(system, environment)).toEqual({ region, plan_role: `${role}-plan`, apply_role: `${role}-apply` });
});
