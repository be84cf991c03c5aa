import { PostgresParameters, type PostgresParametersProps } from "../../../modules/database/postgres-parameters";
import { build } from "../../support/build";

const parameters = (changes: Partial<PostgresParametersProps["settings"]> = {}) =>
  build((stack) => {
    const settings = { engineVersion: "15", ...changes };
    new PostgresParameters(stack, "parameters", { name: "partner-test", settings });
  }).one("aws_db_parameter_group");

test("TLS is forced, and logins and logouts are logged; the default that is asked for is asked for as RDS reports it", () => {
  expect(parameters().parameter).toEqual([
    { name: "rds.force_ssl", value: "1", apply_method: "pending-reboot" },
    { name: "log_connections", value: "1" },
    { name: "log_disconnections", value: "1" },
  ]);
});

test.each([
  { engineVersion: "15", family: "postgres15", name: "partner-test-pg15" },
  { engineVersion: "15.10", family: "postgres15", name: "partner-test-pg15" },
  { engineVersion: "16", family: "postgres16", name: "partner-test-pg16" },
])("version $engineVersion belongs to $family, which is part of the group's name", ({ engineVersion, family, name }) => {
  expect(parameters({ engineVersion })).toMatchObject({ family, name });
});

test("the next group is made before the old one goes", () => {
  expect(parameters().lifecycle).toEqual({ create_before_destroy: true });
});

test.each([
  { limit: { maxConnections: 200 }, added: { name: "max_connections", value: "200", apply_method: "pending-reboot" } },
  { limit: { statementTimeoutSeconds: 30 }, added: { name: "statement_timeout", value: "30000" } },
])("with $limit the server is told $added.name beside all else, in its own units", ({ limit, added }) => {
  const usual = parameters().parameter as object[];
  expect(parameters(limit).parameter).toEqual([...usual, added]);
});
