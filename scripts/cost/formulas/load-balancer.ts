import { count, type Formula, part } from "../formula";
import { publicAddresses } from "./public-address";

/** The hour of the load balancer itself, and an address in each zone of one that the internet reaches. */
export const loadBalancer: Formula = (balancer) => {
  const { values, region } = balancer;
  const kind = values.load_balancer_type ?? "application";
  return [
    ...part("network", `${kind} load balancer`, region, 1),
    ...publicAddresses(region, values.internal === true ? 0 : count(balancer, "subnets")),
  ];
};
