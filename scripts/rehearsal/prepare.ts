import type { ListrTask } from "listr2";
import { findLocalAws, type RunningAws, startLocalAws } from "../local-aws/local-aws";
import { ensureVenv, requirePython } from "../local-aws/python";
import { endpointsAt } from "../local-aws/services";
import { findProvider } from "../terraform/provider";
import { quietEnvironment } from "../terraform/quiet-environment";
import { requireTerraform, Terraform } from "../terraform/terraform";
import { UserError } from "../terraform/user-error";
import { ensureExisting, zonesReadIn } from "./existing";
import { PROVIDER_CACHE, VENV } from "./places";
import { synthesizeRehearsal } from "./synthesize";

/** What the tasks of a rehearsal hand on to one another. */
export interface Stage {
  python: string;
  /** The local AWS that an earlier run left, if any. */
  running?: RunningAws;
  terraform: Terraform;
  /** Output folder of the synthesized stacks. */
  out: string;
}

/** The tasks before the first `terraform apply`; whatever is missing is found out before anything is started. */
export function preparation(folder: string, port: number, stopping: AbortSignal): ListrTask<Stage>[] {
  const tasks: ListrTask<Stage>[] = [
    {
      title: "Terraform and Python",
      task: (stage, task) => {
        const version = requireTerraform();
        stage.python = requirePython();
        task.title = `Terraform ${version}, ${stage.python}`;
      },
    },
    {
      title: "Provider hashicorp/aws",
      task: async (stage, task) => {
        stage.running = await findLocalAws(folder);
        const { refusing } = endpointsAt(stage.running?.port ?? port);
        const { environment, description } = await findProvider(quietEnvironment(refusing), PROVIDER_CACHE, stopping);
        stage.terraform = new Terraform(environment, stopping);
        task.title = `Provider hashicorp/aws ${description}`;
      },
    },
    {
      title: "Emulators in a virtual environment of their own",
      task: (stage) => {
        stage.python = ensureVenv(stage.python, VENV);
      },
    },
    {
      title: "Local AWS",
      task: async (stage, task) => {
        const { port: first } = stage.running ?? (await startLocalAws(folder, stage.python, port));
        task.title = `Local AWS ${stage.running ? "was running" : "started"} on 127.0.0.1, ports ${first} to ${first + 2}`;
      },
    },
    {
      title: "Synthesize",
      task: (stage, task) => {
        stage.out = synthesizeRehearsal(folder);
        task.title = "Synthesized every environment for the local AWS";
      },
    },
    {
      title: "What an account has before",
      task: (stage, task) => {
        const zones = zonesReadIn(stage.out);
        ensureExisting(stage.python, stage.running?.port ?? port, zones);
        task.title = `Hosted zones ${zones.join(", ")}`;
      },
    },
  ];
  return tasks.map((each) => ({
    ...each,
    task: (stage, task) => {
      if (stopping.aborted) throw new UserError("Stopped before anything was applied.");
      return each.task(stage, task);
    },
  }));
}
