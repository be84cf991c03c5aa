import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { Construct } from "constructs";

export interface RedisParametersProps {
  /** The group is named `<name>-redis<major>`. */
  readonly name: string;
  readonly engineVersion: string;
}

/**
 * Server settings of a Redis. The family is part of the group's name and the next group is made before the old one goes,
 * because a group in use cannot go.
 */
export class RedisParameters extends Construct {
  readonly groupName: string;

  constructor(scope: Construct, id: string, { name, engineVersion }: RedisParametersProps) {
    super(scope, id);
    const family = `redis${engineVersion.split(".")[0]}`;
    const group = new ElasticacheParameterGroup(this, "group", {
      name: `${name}-${family}`,
      family,
      description: `Server settings of ${name}`,
      // A full cache forgets what was not used for longest, whether it has an end or not.
      parameter: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
      lifecycle: { createBeforeDestroy: true },
    });
    this.groupName = group.name;
  }
}
