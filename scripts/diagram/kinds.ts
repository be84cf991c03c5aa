import { CARE_KINDS } from "./care-kinds";
import { DATA_KINDS } from "./data-kinds";
import { ENTRY_KINDS } from "./entry-kinds";
import type { Kinds } from "./kind";
import { WORKLOAD_KINDS } from "./workload-kinds";

/** Every type of resource that has a card of its own. */
export const KINDS: Kinds = { ...ENTRY_KINDS, ...WORKLOAD_KINDS, ...DATA_KINDS, ...CARE_KINDS };
