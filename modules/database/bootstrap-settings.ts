import * as v from "valibot";
import { text, word } from "../shared/fields";
import { type Problem, report } from "../shared/problems";

/** The role that migrations run as: what they make is its own. */
export const MIGRATOR = "migrator";

/** Names as `CREATE EXTENSION` takes them, e.g. `vector` for pgvector and `uuid-ossp`. */
const extensionName = text('the name of a PostgreSQL extension such as "vector"', /^[a-z][a-z0-9_-]{0,62}$/);

/**
 * PostgreSQL keeps `pg_` for itself, RDS `rds`; `public` and `none` have a meaning.
 * Source: PostgreSQL, "CREATE ROLE" and "GRANT"; RDS user guide, "Understanding the rds_superuser role".
 */
const roleName = text(
  'a lower-case name of a role, 1 to 63 characters, not "public" or "none", that does not begin with "pg_" or "rds"',
  /^(?!pg_|rds|public$|none$)[a-z][a-z0-9_]{0,62}$/,
);

const shape = v.strictObject({
  /** Installed by the apply, and upgraded with the engine. One that is no longer named stays. */
  extensions: v.pipe(
    v.array(extensionName, "must be a list of extensions"),
    v.check((names) => new Set(names).size === names.length, "must name each extension once"),
  ),
  /**
   * Roles that log in with IAM (`rds-db:connect`), by name: an `owner` makes tables, the others read or change them.
   * One that is no longer named stays, with what it owns.
   */
  roles: v.record(roleName, word("owner", "read-write", "read-only")),
});

/**
 * What an environment says about the inside of its database.
 * @interface
 */
export type BootstrapSettings = v.InferOutput<typeof shape>;

export const bootstrapSettings = v.pipe(
  shape,
  report(({ roles }: Partial<BootstrapSettings>) =>
    typeof roles === "object" && roles?.[MIGRATOR] !== "owner"
      ? [{ path: ["roles", MIGRATOR], message: 'must be "owner", because migrations run as it', given: roles?.[MIGRATOR] }]
      : [],
  ),
);

/** Who logs in to a database, whatever an environment says. */
export interface Logins {
  /** The role that workloads log in as. */
  readonly application: string;
  /** The master user. */
  readonly master: string;
}

/** A role that workloads need and the bootstrap would not make, and one that it would lock out. */
export function roleProblems(bootstrap: Partial<BootstrapSettings> | undefined, { application, master }: Logins): Problem[] {
  const roles = bootstrap?.roles;
  if (typeof roles !== "object" || roles === null) return [];
  const refused = (role: string, message: string) => [{ path: ["roles", role], message, given: roles[role] }];
  return [
    ...(roles[application] ? [] : refused(application, "must be there, because the application logs in as it")),
    // Who may log in with IAM can no longer do so with a password, and the master user has nothing else.
    ...(roles[master] ? refused(master, "must have another name: the master user logs in with a password") : []),
  ];
}
