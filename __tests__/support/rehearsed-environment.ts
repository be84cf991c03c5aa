import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destroyStack, initStack } from "../../scripts/terraform/apply";
import { inOrder } from "../../scripts/terraform/in-order";
import { byProvider } from "../../scripts/terraform/provider-needs";
import { readStacks, reversed, type Stack } from "../../scripts/terraform/stacks";
import { Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "./find-terraform";
import { askLocalAws, PYTHON } from "./local-aws";
import { type Ended, enter, freePorts, run } from "./run";
import { readStackFile, resourcesIn } from "./synthesized";

/** One environment in a folder and on ports of its own, as a person works with it: `npm start`, then Terraform by hand. */
export class RehearsedEnvironment {
  readonly folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
  readonly out = join(this.folder, "out");
  /** What a person has who runs terraform by hand: no credentials, but a provider source. */
  readonly byHand: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TF_CLI_CONFIG_FILE: terraformAtHand().environment?.TF_CLI_CONFIG_FILE,
    GOGC: "400",
  };
  /** First of three; chosen when it is started first. */
  port = 0;

  constructor(
    readonly system: string,
    readonly environment: string,
    readonly region = "us-east-1",
  ) {}

  get prefix(): string {
    return `${this.system}-${this.environment}`;
  }

  async start(env?: NodeJS.ProcessEnv): Promise<Ended> {
    if (this.port === 0) this.port = await freePorts();
    return enter("start", [this.system, this.environment, "--folder", this.folder, "--port", String(this.port)], env);
  }

  stop = (): Promise<Ended> => enter("stop", ["--folder", this.folder]);

  /** Its own stacks and the state's, which a start applies: all but those that need a newer provider. */
  get stacks(): readonly Stack[] {
    return byProvider(readStacks(this.out, `${this.prefix}-`, "state-local")).runnable;
  }

  folderOf = (stack: string): string => join(this.out, "stacks", stack);

  /** How many resources a stack has. */
  resources = (stack: string): number => resourcesIn(this.out, stack).length;

  terraform = (cwd: string, ...args: string[]): Promise<Ended> =>
    run("terraform", [...args, "-no-color", "-input=false"], { cwd, env: this.byHand });

  /** A stack's state, as text and read. */
  async stateOf(stack: string) {
    const { output } = await run("terraform", ["state", "pull"], { cwd: this.folderOf(stack), env: this.byHand });
    const { resources } = JSON.parse(output) as {
      resources: { mode: string; type: string; instances: { attributes: Record<string, unknown> }[] }[];
    };
    const managed = (type: string) => resources.filter((each) => each.mode === "managed" && each.type === type);
    /** Attributes of every resource of a type. */
    const of = (type: string) => managed(type).flatMap(({ instances }) => instances.map(({ attributes }) => attributes));
    return { text: output, of };
  }

  /** Those that it has something in, its own first; the one of its recovery holds what must outlive it. */
  get regions(): string[] {
    const own = this.stacks.filter(({ name }) => name.startsWith(`${this.prefix}-`) && !name.endsWith("-recovery"));
    return [
      ...new Set(own.flatMap((stack) => readStackFile(stack).provider.aws.map(({ region }: { region: string }) => region))),
    ];
  }

  ask = <T = Record<string, string>>(service: string, operation: string, args: object) =>
    askLocalAws<T>(this.folder, service, operation, args, this.region);

  /** Destroys its stacks, last first. */
  async destroy(): Promise<void> {
    const plain = new Terraform({ ...this.byHand, TF_IN_AUTOMATION: "1" });
    const destroy = async (stack: Stack) => {
      await initStack(plain, stack, () => undefined);
      await destroyStack(plain, stack, () => undefined);
    };
    await Promise.all(
      inOrder(reversed(this.stacks.filter(({ name }) => name.startsWith(`${this.prefix}-`))), 4, destroy).values(),
    );
  }

  /** What the local AWS still holds of an environment, a line each. */
  leftovers = (prefix = this.prefix): Promise<Ended> =>
    run(PYTHON, ["scripts/local-aws/leftovers.py", String(this.port), prefix, this.regions.join(",")]);
}
