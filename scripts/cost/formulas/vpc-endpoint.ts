import { count, type Formula, part } from "../formula";

/** An interface endpoint costs in each zone; a gateway endpoint costs nothing. */
export const vpcEndpoint: Formula = (endpoint) =>
  (endpoint.values.vpc_endpoint_type ?? "Gateway") === "Gateway"
    ? []
    : part("network", "interface endpoint in a zone", endpoint.region, count(endpoint, "subnet_ids"));
