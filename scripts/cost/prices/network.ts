import type { Price } from "./price";

const VIRGINIA = ["us-east-1"];
const SYDNEY = ["ap-southeast-2"];
const TOKYO = ["ap-northeast-1"];

export const network: readonly Price[] = [
  { service: "NAT gateways", what: "NAT gateway", per: "hour", dollars: 0.045, regions: VIRGINIA, from: "infracost" },
  { service: "NAT gateways", what: "NAT gateway", per: "hour", dollars: 0.059, regions: SYDNEY, from: "memory" },
  {
    service: "public IPv4 addresses",
    what: "public IPv4 address",
    per: "hour",
    dollars: 0.005,
    regions: "every region",
    from: "ipv4-news",
  },
  {
    service: "load balancers",
    what: "application load balancer",
    per: "hour",
    dollars: 0.0225,
    regions: VIRGINIA,
    from: "infracost",
  },
  { service: "load balancers", what: "application load balancer", per: "hour", dollars: 0.0252, regions: SYDNEY, from: "memory" },
  {
    service: "load balancers",
    what: "network load balancer",
    per: "hour",
    dollars: 0.0225,
    regions: VIRGINIA,
    from: "infracost",
  },
  {
    service: "interface endpoints",
    what: "interface endpoint in a zone",
    per: "hour",
    dollars: 0.01,
    regions: VIRGINIA,
    from: "infracost",
  },
  {
    service: "interface endpoints",
    what: "interface endpoint in a zone",
    per: "hour",
    dollars: 0.013,
    regions: SYDNEY,
    from: "memory",
  },
  {
    service: "interface endpoints",
    what: "interface endpoint in a zone",
    per: "hour",
    dollars: 0.014,
    regions: TOKYO,
    from: "memory",
  },
  { service: "hosted zones", what: "hosted zone", per: "month", dollars: 0.5, regions: "every region", from: "infracost" },
];
