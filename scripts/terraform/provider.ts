import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { TESTED_AWS_VERSION } from "../../stacks/aws-provider";
import { readableConfig } from "./quiet-environment";
import { Terraform } from "./terraform";
import { UserError } from "./user-error";

const AWS = join("registry.terraform.io", "hashicorp", "aws");
/** Below these, a folder of plugins may lie one level down. */
const PLUGIN_PARENTS = ["/opt", "/usr/local/share"];

/** Terraform's environment with a provider source that works here, and a few words about which it is. */
export interface ProviderSource {
  readonly environment: NodeJS.ProcessEnv;
  readonly description: string;
}

/**
 * Finds where the tested AWS provider comes from: Terraform's own ways first (its configuration, its plugin folders,
 * the registry), then a local mirror. `cache` is a folder that keeps what was downloaded and what is written here.
 */
export async function findProvider(
  environment: NodeJS.ProcessEnv,
  cache: string,
  stopping?: AbortSignal,
): Promise<ProviderSource> {
  const plugins = join(cache, "plugins");
  mkdirSync(plugins, { recursive: true });
  const base = { ...environment, TF_PLUGIN_CACHE_DIR: plugins, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" };
  const config = readableConfig();
  const asked = process.env.TF_PROVIDER_MIRROR && resolve(process.env.TF_PROVIDER_MIRROR);
  if (!asked && (await canInit(base, stopping))) {
    return { environment: base, description: config ? `as ${config} says` : "from Terraform's usual places" };
  }
  for (const mirror of asked ? [asked] : mirrors()) {
    const source = { ...base, TF_CLI_CONFIG_FILE: writeMirrorConfig(cache, mirror) };
    if (await canInit(source, stopping)) return { environment: source, description: `from the local mirror ${mirror}` };
  }
  const wanted = `hashicorp/aws ${TESTED_AWS_VERSION}`;
  throw new UserError(
    asked
      ? `No provider: TF_PROVIDER_MIRROR is ${asked}, which does not hold ${wanted} below ${AWS}.`
      : `No provider: Terraform cannot get ${wanted} from its registry, and no local mirror holds it; ` +
          `set TF_PROVIDER_MIRROR to a folder that holds ${AWS}.`,
  );
}

/** Folders that hold the AWS provider: Terraform's implied mirrors, then any one level below the usual parents. */
function mirrors(): string[] {
  const data = process.env.XDG_DATA_HOME ?? join(homedir(), ".local", "share");
  const shared = (process.env.XDG_DATA_DIRS ?? "/usr/local/share:/usr/share").split(":");
  const implied = [
    join(homedir(), ".terraform.d", "plugins"),
    ...[data, ...shared].map((each) => join(each, "terraform", "plugins")),
  ];
  const below = PLUGIN_PARENTS.filter((parent) => existsSync(parent)).flatMap((parent) =>
    readdirSync(parent).map((name) => join(parent, name)),
  );
  return [...implied, ...below].filter((folder) => existsSync(join(folder, AWS)));
}

function writeMirrorConfig(cache: string, mirror: string): string {
  const file = join(cache, "terraform.rc");
  writeFileSync(file, `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`);
  return file;
}

/** Fetches the provider once, before several stacks ask for it at the same time. */
async function canInit(environment: NodeJS.ProcessEnv, stopping?: AbortSignal): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "provider-"));
  writeTestedOnly(folder);
  try {
    const { code } = await new Terraform(environment, stopping).run(folder, ["init", "-input=false", "-no-color"], {
      accept: [0, 1],
    });
    return code === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Makes a folder ask for the tested AWS provider, and for nothing else. */
export function writeTestedOnly(folder: string): void {
  const aws = { source: "hashicorp/aws", version: TESTED_AWS_VERSION };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: { aws } } }));
}
