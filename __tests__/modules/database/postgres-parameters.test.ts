import { PostgresParameters } from "../../../modules/database/postgres-parameters";
import { build } from "../../support/build";

const parameters = (engineVersion = "15") =>
  build((stack) => void new PostgresParameters(stack, "parameters", { name: "partner-test", engineVersion })).one(
    "aws_db_parameter_group",
  );

test.each(["rds.force_ssl", "log_connections", "log_disconnections"])("%s is on", (name) => {
  expect(parameters().parameter).toContainEqual({ name, value: "1" });
});

test.each([
  { engineVersion: "15", family: "postgres15", name: "partner-test-pg15" },
  { engineVersion: "15.10", family: "postgres15", name: "partner-test-pg15" },
  { engineVersion: "16", family: "postgres16", name: "partner-test-pg16" },
])("version $engineVersion belongs to $family, which is part of the group's name", ({ engineVersion, family, name }) => {
  expect(parameters(engineVersion)).toMatchObject({ family, name });
});

test("the next group is made before the old one goes", () => {
  expect(parameters().lifecycle).toEqual({ create_before_destroy: true });
});
