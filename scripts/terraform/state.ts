import type { Stack } from "./stacks";
import type { Terraform } from "./terraform";

/** What a stack's state holds. */
export interface State {
  /** Managed resources; data sources are not counted. */
  readonly resources: number;
  /** Outputs made for people; those that other stacks read are left out. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Reads a stack's state; needs no provider. */
export async function readState(terraform: Terraform, { folder }: Stack): Promise<State> {
  const { stdout } = await terraform.run(folder, ["state", "pull"]);
  if (!stdout.trim()) return { resources: 0, outputs: {} };
  const { resources, outputs } = JSON.parse(stdout) as {
    resources: { mode: string }[];
    outputs: Record<string, { value: unknown; sensitive?: boolean }>;
  };
  const forPeople = Object.entries(outputs).filter(
    ([name, { sensitive }]) => !name.startsWith("cross-stack-output") && !sensitive,
  );
  return {
    resources: resources.filter(({ mode }) => mode === "managed").length,
    outputs: Object.fromEntries(forPeople.map(([name, { value }]) => [name, value])),
  };
}
