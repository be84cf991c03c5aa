import { mkdirSync } from "node:fs";
import { App } from "cdktf";
import { readStacks } from "../terraform/stacks";
import { HcpStack } from "./hcp-stack";
import type { Workspace } from "./workspaces";

/** Writes the Terraform of an organization's workspaces below `outdir`; returns the folder that `terraform` runs in. */
export function writeWorkspaces(outdir: string, organization: string, workspaces: readonly Workspace[]): string {
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir });
  new HcpStack(app, organization, workspaces);
  app.synth();
  return readStacks(outdir, "")[0].folder;
}
