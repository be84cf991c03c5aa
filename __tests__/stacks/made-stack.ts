import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { App } from "cdktf";
import type { Account } from "../../environments/account";
import { PlatformStack, tagsOf } from "../../stacks/platform-stack";

/** A stack as systems build theirs, with one plain parameter for each name. */
export class MadeStack extends PlatformStack {
  constructor(app: App, name: string, account: Account, parameters: readonly string[]) {
    const stateKey = `${name}.tfstate`;
    const tags = tagsOf({ System: "made", Environment: "test", Stack: name, CostCenter: "test", Owner: "test" });
    super(app, { name, prefix: name, path: name, stateKey, account, region: "us-east-1", tags });
    for (const each of parameters) new SsmParameter(this, each, { name: `/made/${each}`, type: "String", value: "kept" });
  }
}
