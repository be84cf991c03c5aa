import { type Formula, part } from "../formula";

/** A copy in another region costs the same as its source. */
export const key: Formula = ({ region }) => part("keeping", "key", region, 1);
