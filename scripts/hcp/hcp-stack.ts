import { DataTfeProjects } from "@cdktf/provider-tfe/lib/data-tfe-projects";
import { DataTfeWorkspaceIds } from "@cdktf/provider-tfe/lib/data-tfe-workspace-ids";
import { Project } from "@cdktf/provider-tfe/lib/project";
import { TfeProvider } from "@cdktf/provider-tfe/lib/provider";
import { RunTrigger } from "@cdktf/provider-tfe/lib/run-trigger";
import { Workspace as TfeWorkspace } from "@cdktf/provider-tfe/lib/workspace";
import { WorkspaceSettings } from "@cdktf/provider-tfe/lib/workspace-settings";
import { type App, CloudBackend, NamedCloudWorkspace, type TerraformResource, TerraformStack } from "cdktf";
import { check } from "../../modules/shared/check";
import { TERRAFORM_VERSION } from "../terraform/terraform-version";
import { Credentials } from "./credentials";
import { idOf, type Made, named } from "./made";
import type { Workspace } from "./workspaces";

/** Sources a workspace can be triggered by. Source: HCP Terraform, "Run triggers". */
const MAX_TRIGGERS = 20;

/**
 * The workspaces of one organization, as Terraform for the provider that manages HCP Terraform itself. Its own state lies in
 * the workspace `hcp-<organization>`. The token comes from the environment of whoever applies, never from here.
 */
export class HcpStack extends TerraformStack {
  private readonly imports: object[] = [];

  constructor(app: App, organization: string, workspaces: readonly Workspace[]) {
    super(app, `hcp-${organization}`);
    new CloudBackend(this, { organization, workspaces: new NamedCloudWorkspace(this.node.id) });
    // Import blocks with for_each came with 1.7; what stacks need is newer.
    this.addOverride("terraform.required_version", ">= 1.11.0");
    new TfeProvider(this, "tfe", { organization });

    const projects = this.makeProjects([...new Set(workspaces.map(({ project }) => project))].sort());
    const made = this.makeWorkspaces(workspaces, projects);
    for (const workspace of workspaces) this.settle(workspace, made);
    for (const prefix of new Set(workspaces.filter(({ roles }) => roles).map((each) => each.prefix))) {
      const own = workspaces.filter((each) => each.prefix === prefix && each.roles);
      new Credentials(this, prefix, own, made);
    }
    this.addOverride("import", this.imports);
  }

  private makeProjects(names: readonly string[]): ReadonlyMap<string, Project> {
    const existing = named(new DataTfeProjects(this, "existing-projects", {}), "existing");
    return new Map(
      names.map((name) => {
        const project = named(new Project(this, `project-${name}`, { name }), slug(name));
        this.importWhere(
          project,
          `for project in ${existing.fqn}.projects : project.name => project.id if project.name == "${name}"`,
        );
        return [name, project];
      }),
    );
  }

  private makeWorkspaces(workspaces: readonly Workspace[], projects: ReadonlyMap<string, Project>): Made {
    const names = workspaces.map(({ name }) => name);
    const existing = named(new DataTfeWorkspaceIds(this, "existing-workspaces", { names }), "existing");
    return new Map(
      workspaces.map(({ name, project, tags }) => {
        const workspace = named(
          new TfeWorkspace(this, `workspace-${name}`, {
            name,
            projectId: projects.get(project)?.id,
            description: `Stack ${name}. Set by "npm run hcp": changes by hand are lost.`,
            tags,
            terraformVersion: TERRAFORM_VERSION,
            autoApply: false,
            // Nothing runs before a person has begun the first run: stacks of an empty account have an order.
            queueAllRuns: false,
            // A stack's folder holds all that it needs, and is uploaded as it is: no working directory, no repository.
          }),
          name,
        );
        this.importWhere(workspace, `for name, id in ${existing.fqn}.ids : name => id if name == "${name}"`);
        return [name, workspace];
      }),
    );
  }

  /** Where it runs, who reads it, and what it runs after. */
  private settle({ name, runs, readers, after }: Workspace, made: Made): void {
    check(this, [
      after.length > MAX_TRIGGERS && `${name} must run after at most ${MAX_TRIGGERS} workspaces, got ${after.length}`,
    ]);
    const workspaceId = idOf(made, name);
    const settings = new WorkspaceSettings(this, `settings-${name}`, {
      workspaceId,
      executionMode: runs,
      globalRemoteState: false,
      remoteStateConsumerIds: readers.map((reader) => idOf(made, reader)),
    });
    named(settings, name);
    for (const source of after) {
      const id = `${name}-after-${source}`;
      named(new RunTrigger(this, id, { workspaceId, sourceableId: idOf(made, source) }), id);
    }
  }

  /** Takes over what is there already, such as a workspace that `terraform init` has made, instead of making it again. */
  private importWhere(resource: TerraformResource, existing: string): void {
    this.imports.push({
      for_each: `\${{ ${existing} }}`,
      to: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own expression.
      id: "${each.value}",
    });
  }
}

const slug = (name: string) => name.toLowerCase().replace(/[^a-z\d-]+/g, "-");
