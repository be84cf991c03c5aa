import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { Construct } from "constructs";
import { serverParameters } from "./database-care";
import { majorVersion, type PostgresSettings } from "./postgres-settings";

export interface PostgresParametersProps {
  /** The group is named `<name>-pg<major>`. */
  readonly name: string;
  readonly settings: Pick<PostgresSettings, "engineVersion" | "maxConnections" | "statementTimeoutSeconds">;
}

/**
 * Server settings of a PostgreSQL instance. The family is part of the group's name and the next group is made before
 * the old one goes, because an instance in use blocks its group: a major upgrade needs both for a while.
 */
export class PostgresParameters extends Construct {
  readonly groupName: string;
  readonly resource: DbParameterGroup;

  constructor(scope: Construct, id: string, { name, settings }: PostgresParametersProps) {
    super(scope, id);
    const major = majorVersion(settings.engineVersion);
    this.resource = new DbParameterGroup(this, "group", {
      name: `${name}-pg${major}`,
      family: `postgres${major}`,
      description: `Server settings of ${name}`,
      parameter: [...serverParameters, ...limits(settings)],
      lifecycle: { createBeforeDestroy: true },
    });
    this.groupName = this.resource.name;
  }
}

function limits({ maxConnections, statementTimeoutSeconds }: PostgresParametersProps["settings"]) {
  return [
    ...(maxConnections ? [{ name: "max_connections", value: String(maxConnections), applyMethod: "pending-reboot" }] : []),
    // PostgreSQL counts in milliseconds.
    ...(statementTimeoutSeconds ? [{ name: "statement_timeout", value: String(statementTimeoutSeconds * 1_000) }] : []),
  ];
}
