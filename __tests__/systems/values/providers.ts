import type { SystemStacks, Values } from "../../support/system-stacks";
import { all, arg, by, type Row } from "./row";

const ACCOUNTS = by("111111111111", "111111111111", "222222222222");

/** Every provider of every stack, with its stack. */
const providers = ({ layers, file }: SystemStacks) =>
  all(
    layers.flatMap((layer) => (file(layer).provider.aws as Values[]).map((provider) => ({ layer, provider }))),
    "provider",
  );

/** Whose everything is and where: `layers` has a stack's name for each of its providers, `regions` those of all. */
export function providerRows(system: string, team: string, layers: (environment: string) => unknown, regions: Row["is"]): Row[] {
  return [
    {
      value: "everything carries six tags",
      read: (stacks) =>
        providers(stacks)
          .map(({ provider }) => arg(provider, "default_tags.tags") as Record<string, string>)
          .sort((left, right) => left.Stack.localeCompare(right.Stack)),
      is: (environment: string) =>
        [...(layers(environment) as string[])].sort().map((layer) => ({
          System: system,
          Environment: environment,
          ManagedBy: "terraform",
          CostCenter: team,
          Owner: `${team}-team`,
          Stack: `${system}-${environment}-${layer}`,
        })),
    },
    {
      value: "every provider works in the environment's own account alone",
      read: (stacks) => [...new Set(providers(stacks).flatMap(({ provider }) => arg(provider, "allowed_account_ids")))],
      is: (environment: string) => [ACCOUNTS(environment)],
    },
    {
      value: "everything is in these regions",
      read: (stacks) => [...new Set(providers(stacks).map(({ provider }) => arg(provider, "region")))].sort(),
      is: regions,
    },
  ];
}
