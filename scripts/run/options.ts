import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { callersFolder, outputFolder } from "../terraform/caller";
import { UserError, wordsOf } from "../terraform/user-error";

export const USAGE = `npm run terraform -- <command> <stacks…>        stacks by name, * stands for anything: 'partner-dev-*'
  plan      what an apply would change; what cannot be planned yet is previewed against mocks
              --preview           everything against mocks: no account, no state, no credentials
              --destroy           what a destroy would remove
              --keep <folder>     keeps the plans, for apply --kept <folder>
  apply     plans each stack when those below it are applied, shows the plan, asks, applies that plan
              --kept <folder>     instead of stacks: applies what was kept, as it was read
  destroy   the same to take stacks down, last first
              --auto-approve                      apply, destroy: does not ask
              --allow-destroy <stack>:<address>   apply, destroy: may destroy this resource, which holds data; again for more
  drift     what is not as it is written; ends with 2 where something is not
  output    what the stacks show to people, as JSON
  all:      --parallel <n>  --lock-timeout <5m>  --from <folder of synthesized stacks>  --report <folder>`;

const COMMANDS = ["plan", "apply", "destroy", "drift", "output"] as const;
export type Command = (typeof COMMANDS)[number];

/** What was asked for on the command line. */
export interface Options {
  readonly command: Command;
  readonly patterns: readonly string[];
  readonly from: string;
  readonly report: string;
  readonly parallel: number;
  readonly lockTimeout: string;
  readonly allowDestroy: readonly string[];
  readonly autoApprove: boolean;
  /** What a plan is made of and for. */
  readonly plan: "apply" | "destroy" | "preview";
  readonly keep?: string;
  readonly kept?: string;
}

/** Which commands an option belongs to; all of them where none is named. */
const OF: Readonly<Record<string, readonly Command[]>> = {
  preview: ["plan"],
  destroy: ["plan"],
  keep: ["plan"],
  kept: ["apply"],
  "auto-approve": ["apply", "destroy"],
  "allow-destroy": ["apply", "destroy"],
};

/** Reads the command line; paths are the caller's, whom npm has taken to the project's folder. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Options {
  const { positionals, values } = parsed(args);
  const [command, ...patterns] = positionals;
  if (!isCommand(command)) throw new UserError(USAGE);
  const strange = Object.keys(values).filter((name) => OF[name] && !OF[name].includes(command));
  const problems = [
    ...strange.map((name) => `--${name} belongs to ${OF[name].join(" and ")}, not to ${command}`),
    ...(values.preview && (values.destroy || values.keep) ? ["--preview leaves nothing that could be kept or destroyed"] : []),
    ...(values.kept && patterns.length > 0 ? ["--kept takes all that was kept: name no stacks"] : []),
    ...(values.parallel && !/^[1-9]\d?$/.test(values.parallel) ? [`--parallel must be 1 to 99, got "${values.parallel}"`] : []),
  ];
  if (problems.length > 0) throw new UserError(problems.join("\n"));
  const path = (given: string | undefined) => given && resolve(callersFolder(env), given);
  const from = outputFolder(values.from, env);
  // A plan keeps a processor busy, but for moments; an apply mostly waits for AWS.
  const usual = (availableParallelism() + 1) * (command === "apply" || command === "destroy" ? 2 : 1);
  return {
    command,
    patterns,
    from,
    report: path(values.report) ?? join(from, "report"),
    parallel: values.parallel ? Number(values.parallel) : usual,
    lockTimeout: values["lock-timeout"] ?? "5m",
    allowDestroy: values["allow-destroy"] ?? [],
    autoApprove: values["auto-approve"] ?? false,
    plan: values.preview ? "preview" : values.destroy ? "destroy" : "apply",
    keep: path(values.keep),
    kept: path(values.kept),
  };
}

const isCommand = (word: string | undefined): word is Command => COMMANDS.some((each) => each === word);

function parsed(args: readonly string[]) {
  try {
    const text = { type: "string" } as const;
    const word = { type: "boolean" } as const;
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        preview: word,
        destroy: word,
        keep: text,
        kept: text,
        "auto-approve": word,
        "allow-destroy": { type: "string", multiple: true },
        parallel: text,
        "lock-timeout": text,
        from: text,
        report: text,
      },
    });
  } catch (error) {
    throw new UserError(`${wordsOf(error)}\n${USAGE}`);
  }
}
