import { type Formula, part } from "../formula";

/** Of each, though an account's first three are free. */
export const dashboard: Formula = ({ region }) => part("keeping", "dashboard", region, 1);
