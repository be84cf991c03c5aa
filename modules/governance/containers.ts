import type { Resource } from "./rule";

/** What rules ask of a container, in ECS's own words. */
export interface Container {
  readonly name: string;
  readonly privileged?: boolean;
  readonly readonlyRootFilesystem?: boolean;
  readonly environment?: readonly { readonly name: string }[];
  readonly logConfiguration?: { readonly logDriver?: string };
}

/** The containers of a task definition; nothing where they are no JSON text that can be read before the apply. */
export function containersOf({ values }: Resource): Container[] | undefined {
  if (typeof values.container_definitions !== "string") return undefined;
  try {
    return JSON.parse(values.container_definitions);
  } catch {
    return undefined;
  }
}

/** The remedy, with the names of the containers that need it; none where all are in order. */
export function remedyAt(
  containers: readonly Container[] | undefined,
  isInOrder: (container: Container) => boolean,
  remedy: string,
): string | undefined {
  if (!containers) return "write container_definitions as JSON at synth, so that they can be read before the apply";
  const names = containers.filter((each) => !isInOrder(each)).map(({ name }) => name);
  return names.length > 0 ? `${remedy} of ${names.join(", ")}` : undefined;
}
