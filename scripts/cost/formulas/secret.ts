import { blocks } from "../../../modules/governance/rule";
import { type Formula, type Part, part } from "../formula";

export const secrets = (region: string, many: number): Part[] => part("keeping", "secret", region, many);

/** Each copy in another region is a secret of its own. */
export const secret: Formula = (resource) => secrets(resource.region, 1 + blocks(resource, "replica").length);
