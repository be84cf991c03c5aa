import { type Formula, type Part, part } from "../formula";

/** Public IPv4 addresses cost by the hour, whoever wears them. */
export const publicAddresses = (region: string, many: number): Part[] => part("network", "public IPv4 address", region, many);

export const elasticIp: Formula = ({ region }) => publicAddresses(region, 1);
