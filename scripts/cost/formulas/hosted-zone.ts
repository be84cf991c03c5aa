import { type Formula, part } from "../formula";

/** Public or of a VPC, of an account's first 25. */
export const hostedZone: Formula = ({ region }) => part("network", "hosted zone", region, 1);
