import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import { Construct } from "constructs";
import { majorVersion } from "./postgres-settings";

export interface ClusterParametersProps {
  /** The group is named `<name>-aurora<major>`. */
  readonly name: string;
  readonly engineVersion: string;
}

/** Server settings of an Aurora PostgreSQL cluster; a new major version gets a new group before the old one goes. */
export class ClusterParameters extends Construct {
  readonly groupName: string;

  constructor(scope: Construct, id: string, { name, engineVersion }: ClusterParametersProps) {
    super(scope, id);
    const major = majorVersion(engineVersion);
    const group = new RdsClusterParameterGroup(this, "group", {
      name: `${name}-aurora${major}`,
      family: `aurora-postgresql${major}`,
      description: `Server settings of ${name}`,
      parameter: [
        // Refuses connections without TLS. The default from version 17 on, off before; as pending-reboot no plan wants it changed.
        { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
        // Who connected and when, for the audit.
        { name: "log_connections", value: "1" },
        { name: "log_disconnections", value: "1" },
      ],
      lifecycle: { createBeforeDestroy: true },
    });
    this.groupName = group.name;
  }
}
