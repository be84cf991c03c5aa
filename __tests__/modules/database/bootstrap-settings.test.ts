import { bootstrapSettings } from "../../../modules/database/bootstrap-settings";
import { problemsOf } from "../../../modules/shared/problems";

const roles = { migrator: "owner", api: "read-write", reader: "read-only" };

test("extensions and roles are taken", () => {
  expect(problemsOf(bootstrapSettings, { extensions: ["vector", "uuid-ossp"], roles })).toEqual([]);
});

test.each([
  {
    settings: { extensions: ["Vector; DROP"], roles },
    problems: ['extensions.0 must be the name of a PostgreSQL extension such as "vector", got "Vector; DROP"'],
  },
  {
    settings: { extensions: ["vector", "vector"], roles },
    problems: ['extensions must name each extension once, got ["vector","vector"]'],
  },
  {
    settings: { extensions: [], roles: { ...roles, api: "all" } },
    problems: ['roles.api must be "owner" or "read-write" or "read-only", got "all"'],
  },
  {
    settings: { extensions: [], roles: { ...roles, rdsadmin: "owner" } },
    problems: [
      'roles.rdsadmin must be a lower-case name of a role, 1 to 63 characters, that does not begin with "pg_" or "rds", got "rdsadmin"',
    ],
  },
  {
    settings: { extensions: [], roles: { api: "read-write" } },
    problems: ['roles.migrator must be "owner", because migrations run as it, but is missing'],
  },
])("$problems", ({ settings, problems }) => {
  expect(problemsOf(bootstrapSettings, settings)).toEqual(problems);
});
