interface Resource {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances: ReadonlyArray<{ readonly attributes?: { readonly id?: string } }>;
}

/** `<type>.<name> <id>` of everything managed in a state's JSON. (Its lineage may be new after a move between backends.) */
export function resourcesOf(state: string): Set<string> {
  return new Set(managedIn(state).flatMap((each) => each.instances.map((instance) => `${addressOf(each)} ${idOf(instance)}`)));
}

/** What one state holds and another does not, in the same words. */
export function onlyIn(state: string, other: string): string[] {
  const known = resourcesOf(other);
  return [...resourcesOf(state)].filter((resource) => !known.has(resource));
}

/** The ids of everything at an address such as `aws_sqs_queue.jobs`; none when the state does not know it. */
export function idsAt(state: string, address: string): (string | undefined)[] {
  return managedIn(state).flatMap((each) => (addressOf(each) === address ? each.instances.map(idOf) : []));
}

/** Addresses of all managed resources in a state's JSON. */
export const addressesIn = (state: string): string[] => managedIn(state).map(addressOf);

function managedIn(state: string): Resource[] {
  const { resources = [] } = (state.trim() ? JSON.parse(state) : {}) as { resources?: Resource[] };
  return resources.filter(({ mode }) => mode === "managed");
}

const addressOf = ({ type, name }: Resource) => `${type}.${name}`;
const idOf = ({ attributes }: Resource["instances"][number]) => attributes?.id;
