import { TerraformDataSource, type TerraformProvider, TerraformResource, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { aliasedAws } from "./aws-provider";
import type { StackIdentity } from "./platform-stack";

/**
 * Builds a part of a stack in another region: everything of AWS that `build` puts under the scope it is given stands in
 * `identity.region`. The scope is closed afterwards, so that nothing comes later and stays behind in the stack's own
 * region unseen. `alias` names the provider, and begins the addresses of what is built. The provider is for what stands
 * there and must keep its place in the stack.
 */
export function inRegion<T>(
  stack: TerraformStack,
  alias: string,
  identity: StackIdentity,
  build: (there: Construct, provider: TerraformProvider) => T,
): T {
  const provider = aliasedAws(stack, alias, identity);
  const there = new Construct(stack, alias);
  const built = build(there, provider);
  for (const each of there.node.findAll()) {
    if (isOfAws(each)) each.provider = provider;
  }
  there.node.lock();
  return built;
}

function isOfAws(each: unknown): each is TerraformResource | TerraformDataSource {
  const hasProvider = TerraformResource.isTerraformResource(each) || TerraformDataSource.isTerraformDataSource(each);
  return hasProvider && each.terraformResourceType.replace(/^data\./, "").startsWith("aws_");
}
