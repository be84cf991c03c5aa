import { blocks } from "../../../modules/governance/rule";
import type { Placed } from "../../docs/estate";
import { type Part, part } from "../formula";
import { publicAddresses } from "./public-address";

/** Metrics that detailed monitoring of an instance sends. */
const DETAILED_METRICS = 7;

/** Instances of one kind. */
export interface Machines {
  readonly region: string;
  readonly type: string;
  readonly many: number;
  readonly disks: readonly Part[];
  readonly monitored: boolean;
  readonly publicAddress: boolean;
  readonly note?: string;
}

export const machines = ({ region, type, many, disks, monitored, publicAddress, note }: Machines): Part[] => [
  ...part("compute", type, region, many, note),
  ...(many > 0 ? disks.map((disk) => ({ ...disk, quantity: many * disk.quantity })) : []),
  ...part("compute", "metric of detailed monitoring", region, monitored ? many * DETAILED_METRICS : 0),
  ...publicAddresses(region, publicAddress ? many : 0),
];

/** The disks that blocks at a path of arguments ask for, as large as they are at first. */
export const disksAt = (resource: Placed, path: string): Part[] =>
  blocks(resource, path).flatMap(({ values: { volume_type: type, volume_size: gib } }) =>
    part("compute", `GiB of a ${type} disk`, resource.region, Number(gib)),
  );
