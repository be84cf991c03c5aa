import { Variable } from "@cdktf/provider-tfe/lib/variable";
import { VariableSet } from "@cdktf/provider-tfe/lib/variable-set";
import { Construct } from "constructs";
import { idOf, type Made, named } from "./made";
import type { Workspace } from "./workspaces";

/**
 * What has the runs of one environment become its roles, without any key: a plan the one that changes nothing, an apply
 * the other. Source: HCP Terraform, "Dynamic credentials with the AWS provider".
 */
export class Credentials extends Construct {
  constructor(scope: Construct, prefix: string, workspaces: readonly Workspace[], made: Made) {
    super(scope, `credentials-${prefix}`);
    const set = named(
      new VariableSet(this, "set", {
        name: `aws-${prefix}`,
        description: `Roles that runs of ${prefix} become. Set by "npm run hcp".`,
        workspaceIds: workspaces.map(({ name }) => idOf(made, name)),
      }),
      prefix,
    );
    const { plan = "", apply = "" } = workspaces[0].roles ?? {};
    const variables = { TFC_AWS_PROVIDER_AUTH: "true", TFC_AWS_PLAN_ROLE_ARN: plan, TFC_AWS_APPLY_ROLE_ARN: apply };
    for (const [key, value] of Object.entries(variables)) {
      named(new Variable(this, key, { key, value, category: "env", variableSetId: set.id }), `${prefix}-${key}`);
    }
  }
}
