import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { shellTerraform } from "../../scripts/terraform/shell-terraform";
import { madeOf } from "../support/fake-terraform";

// Node asks the system, which a test cannot tell of another home.
jest.mock("node:os", () => ({ ...jest.requireActual("node:os"), homedir: () => process.env.HOME }));

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

/** Where providers are kept that the shell's Terraform runs. */
function cacheWith(shell: NodeJS.ProcessEnv) {
  process.env = { ...madeOf({ network: {} }).environment, TF_PLUGIN_CACHE_DIR: undefined, ...shell };
  return shellTerraform({ stopping: new AbortController().signal }).environment.TF_PLUGIN_CACHE_DIR ?? "";
}

test("providers, which run with the shell's credentials, are kept where nobody else can put one", () => {
  const home = mkdtempSync(join(tmpdir(), "home-"));
  const cache = cacheWith({ HOME: home });
  expect(cache).toBe(join(home, ".terraform.d", "plugin-cache"));
  expect(statSync(cache).isDirectory()).toBe(true);
});

test("a cache of the caller's own is taken, as the caller sees it: Terraform runs in other folders", () => {
  const cache = mkdtempSync(join(tmpdir(), "cache-"));
  expect(cacheWith({ TF_PLUGIN_CACHE_DIR: relative(process.cwd(), cache) })).toBe(cache);
});
