import type { TieredSettings } from "../../../modules/networking/tiered-settings";

/** Four tiers as small as they come: one zone for each kind of workload, two where AWS asks for them. */
export const fourTiers: TieredSettings = {
  cidr: "10.0.0.0/16",
  subnets: {
    public: { "ap-southeast-2a": "10.0.0.0/24", "ap-southeast-2b": "10.0.5.0/24" },
    private: { "ap-southeast-2a": "10.0.1.0/24" },
    lambda: { "ap-southeast-2b": "10.0.2.0/24" },
    data: { "ap-southeast-2a": "10.0.3.0/24", "ap-southeast-2b": "10.0.4.0/24" },
  },
  endpoints: "one-zone",
};

/** The same with other or more subnets. */
export const withSubnets = (subnets: Partial<TieredSettings["subnets"]>): TieredSettings => ({
  ...fourTiers,
  subnets: { ...fourTiers.subnets, ...subnets },
});
