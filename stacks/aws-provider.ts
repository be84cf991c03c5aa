import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import type { Account } from "../environments/account";
import type { LocalAws } from "../environments/local-aws";
import { awsServices, newerAwsServices } from "./aws-services";
import type { StackIdentity } from "./platform-stack";

/** From the oldest version the tests run to the last before the next breaking one. */
export const AWS_VERSIONS = ">= 5.100.0, < 7.0.0";
/** The version that the emulators were measured with: a rehearsal and the tests ask for this one. */
export const TESTED_AWS_VERSION = "5.100.0";

/** The stack's AWS provider: one account, one region, tags on everything. */
export function configureAws(stack: TerraformStack, identity: StackIdentity): AwsProvider {
  const { account } = identity;
  const provider = awsProvider(stack, "aws", identity);
  // The bindings pin their own version and write a short source that only Terraform's registry resolves.
  stack.addOverride("terraform.required_providers.aws", {
    source: "hashicorp/aws",
    version: identity.awsVersions ?? (account.local ? TESTED_AWS_VERSION : AWS_VERSIONS),
  });
  return provider;
}

/** One more provider for the same account and tags, for what names it by its alias. See `in-region.ts`. */
export function aliasedAws(stack: TerraformStack, alias: string, identity: StackIdentity): AwsProvider {
  return awsProvider(stack, `aws-${alias}`, identity, alias);
}

/** Every provider is fenced in the same way. */
function awsProvider(stack: TerraformStack, id: string, identity: StackIdentity, alias?: string): AwsProvider {
  const { account, region, tags, awsVersions } = identity;
  const provider = new AwsProvider(stack, id, {
    alias,
    region,
    allowedAccountIds: [account.id],
    defaultTags: [{ tags: { ...tags } }],
    ...(account.deployRoleArn && { assumeRole: [{ roleArn: account.deployRoleArn }] }),
    ...localProvider(account),
  });
  const services = awsVersions ? [...awsServices, ...newerAwsServices] : awsServices;
  if (account.local) sendToThisMachine(provider, services, account.local);
  return provider;
}

function localProvider({ local }: Account): Partial<AwsProviderConfig> {
  if (!local) return {};
  return {
    accessKey: "rehearsal",
    secretKey: "rehearsal",
    s3UsePathStyle: true,
    skipMetadataApiCheck: "true",
    skipRegionValidation: true,
    // An emulator that fails once fails again: with the provider's own 25 tries an apply stands still for ten minutes.
    maxRetries: 4,
  };
}

/** Sends every service to this machine: to its emulator, or to the port that refuses. */
function sendToThisMachine(provider: AwsProvider, services: readonly string[], { endpoints, refusing }: LocalAws): void {
  const everywhere = services.map((service) => [service, endpoints[service] ?? refusing]);
  // By override, under Terraform's own names: the bindings drop a name that they spell otherwise (`s3Control`) without a word.
  provider.addOverride("endpoints", [Object.fromEntries(everywhere)]);
}
