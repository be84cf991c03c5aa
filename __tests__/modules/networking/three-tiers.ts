import type { ThreeTierSettings } from "../../../modules/networking/three-tier-settings";

export const a = { publicCidr: "10.0.0.0/24", appCidr: "10.0.10.0/24", dataCidr: "10.0.20.0/24", natZone: "us-east-1a" };
export const b = { publicCidr: "10.0.1.0/24", appCidr: "10.0.11.0/24", dataCidr: "10.0.21.0/24", natZone: "us-east-1a" };

/** Three tiers in two zones that share a NAT gateway. */
export const threeTiers: ThreeTierSettings = {
  cidr: "10.0.0.0/16",
  zones: { "us-east-1a": a, "us-east-1b": b },
  endpoints: "one-zone",
};
