import { type Formula, part } from "../formula";

/** A stage costs nothing but its cache; nobody has one here, so the price of one is asked for when somebody does. */
export const apiStage: Formula = ({ region, values }) =>
  part(
    "network",
    `${values.cache_cluster_size} GB cache of an API's stage`,
    region,
    values.cache_cluster_enabled === true ? 1 : 0,
  );
