import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import { Construct } from "constructs";
import { serverParameters } from "./database-care";
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
      parameter: serverParameters,
      lifecycle: { createBeforeDestroy: true },
    });
    this.groupName = group.name;
  }
}
