import { catalogue } from "../../../environments";
import { everyEnvironment, prefixOf } from "../../../scripts/delivery/places";

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
