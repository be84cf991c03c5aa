import { type BootstrapSettings, bootstrapSettings, roleProblems } from "../../../modules/database/bootstrap-settings";
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
      'roles.rdsadmin must be a lower-case name of a role, 1 to 63 characters, not "public" or "none", that does not begin with "pg_" or "rds", got "rdsadmin"',
    ],
  },
  {
    settings: { extensions: [], roles: { api: "read-write" } },
    problems: ['roles.migrator must be "owner", because migrations run as it, but is missing'],
  },
])("$problems", ({ settings, problems }) => {
  expect(problemsOf(bootstrapSettings, settings)).toEqual(problems);
});

test("a role that a workload logs in as must be there", () => {
  const given: BootstrapSettings = { extensions: [], roles: { migrator: "owner", app: "read-write" } };
  expect(roleProblems(given, { application: "app", master: "shop" })).toEqual([]);
  expect(roleProblems(given, { application: "reports", master: "shop" })).toEqual([
    { path: ["roles", "reports"], message: "must be there, because the application logs in as it", given: undefined },
  ]);
});

test("no role takes the master user's name: it would lose its password", () => {
  const given: BootstrapSettings = { extensions: [], roles: { migrator: "owner", app: "read-write", shop: "read-only" } };
  expect(roleProblems(given, { application: "app", master: "shop" })).toEqual([
    {
      path: ["roles", "shop"],
      message: "must have another name: the master user logs in with a password",
      given: "read-only",
    },
  ]);
});

test.each(["public", "none", "pg_reader"])("PostgreSQL takes no role that is called %s", (role) => {
  const [problem, ...more] = problemsOf(bootstrapSettings, { extensions: [], roles: { ...roles, [role]: "read-only" } });
  expect(problem).toMatch(new RegExp(`^roles\\.${role} must be a lower-case name of a role, .*, got "${role}"$`));
  expect(more).toEqual([]);
});

test.each([undefined, {}, { roles: null }])(
  "without roles, as in %j, none is told to be missing: that is told elsewhere",
  (given) => {
    const logins = { application: "app", master: "shop" };
    expect(roleProblems(given as Partial<BootstrapSettings> | undefined, logins)).toEqual([]);
  },
);
