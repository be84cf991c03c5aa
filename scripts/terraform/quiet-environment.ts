import { accessSync, constants, statSync } from "node:fs";
import { resolve } from "node:path";

/** Names that could lead Terraform or the AWS provider to a real account, or change what a command does. */
const LEADING_ASTRAY = /^(AWS_|AMAZON_|TF_|TFE_|TERRAFORM_|CDKTF_|BOTO_)/i;

/** Nothing listens there: where no service is meant to be asked, one that is asked by mistake hears no. */
export const NOWHERE = "http://127.0.0.1:9";

/**
 * The environment for a child that must not reach AWS: nothing of the caller's credentials, profiles, endpoints or
 * Terraform settings is left; services without an endpoint of their own are sent to `refusing`.
 */
export function quietEnvironment(refusing: string, from: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(from).filter(([name]) => !LEADING_ASTRAY.test(name));
  return {
    ...Object.fromEntries(kept),
    ...terraformSettings(from),
    AWS_ACCESS_KEY_ID: "rehearsal",
    AWS_SECRET_ACCESS_KEY: "rehearsal",
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/nonexistent/aws-config",
    AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/aws-credentials",
    AWS_ENDPOINT_URL: refusing,
  };
}

/** The caller's environment, credentials included, without what would send the state or the arguments elsewhere. */
export function withoutDetours(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const detour = /^TF_(WORKSPACE|DATA_DIR|CLI_ARGS.*)$/;
  return Object.fromEntries(Object.entries(environment).filter(([variable]) => !detour.test(variable)));
}

/** Settings of every Terraform run here, real account or not. */
export function terraformSettings(from: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const config = readableConfig(from);
  return {
    ...(config && { TF_CLI_CONFIG_FILE: config }),
    ...pluginCache(from),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    // The AWS provider's schema is large: with Go's default the collector takes a third of every run.
    GOGC: from.GOGC ?? "400",
  };
}

/** Where the caller keeps downloaded providers: like the configuration it says where they come from, and nothing else. */
function pluginCache({ TF_PLUGIN_CACHE_DIR: folder, ...from }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const breaksLock = "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE";
  return { ...(folder && { TF_PLUGIN_CACHE_DIR: resolve(folder) }), ...(from[breaksLock] && { [breaksLock]: from[breaksLock] }) };
}

/** The caller's own CLI configuration, where it can be read. Terraform only warns about one that cannot. */
export function readableConfig({ TF_CLI_CONFIG_FILE: given }: NodeJS.ProcessEnv = process.env): string | undefined {
  if (!given) return undefined;
  const file = resolve(given); // Terraform runs in other folders than the caller.
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
