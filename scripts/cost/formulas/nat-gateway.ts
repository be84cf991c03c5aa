import { type Formula, part } from "../formula";

/** By the hour, whatever passes it. Its address is an Elastic IP of its own. */
export const natGateway: Formula = ({ region }) => part("network", "NAT gateway", region, 1);
