import { blocks, type Resource } from "./rule";

/** Where a distribution fetches over the network: load balancers, services, APIs. */
export const customOrigins = (distribution: Resource): Resource[] =>
  blocks(distribution, "origin").flatMap((origin) => blocks(origin, "custom_origin_config"));

/** The buckets that a distribution reads. */
export const bucketOrigins = (distribution: Resource): Resource[] =>
  blocks(distribution, "origin").filter((origin) => blocks(origin, "custom_origin_config").length === 0);
