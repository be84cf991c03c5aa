import { billed, type Case } from "./estate";

const postgres = { instance_class: "db.t4g.small", allocated_storage: 50, storage_type: "gp3" };

test.each<Omit<Case, "counts"> & { readonly region?: string; readonly says: string }>([
  {
    what: "a size without a price",
    resources: { "aws_db_instance.a": { ...postgres, instance_class: "db.x9.huge" } },
    says: "scripts/cost/prices/databases.ts must have a price for db.x9.huge in us-east-1.",
  },
  {
    what: "a region without a price",
    resources: { "aws_nat_gateway.a": {} },
    region: "eu-west-1",
    says: "scripts/cost/prices/network.ts must have a price for NAT gateway in eu-west-1.",
  },
  {
    what: "IOPS that nobody priced",
    resources: { "aws_db_instance.a": { ...postgres, iops: 12_000 } },
    says: "IOPS of a gp3 disk of RDS",
  },
  {
    what: "Performance Insights for longer than is free",
    resources: { "aws_db_instance.a": { ...postgres, performance_insights_retention_period: 93 } },
    says: "Performance Insights for 93 days",
  },
  {
    what: "a cache of an API's stage",
    resources: { "aws_api_gateway_stage.a": { cache_cluster_enabled: true, cache_cluster_size: "0.5" } },
    says: "0.5 GB cache",
  },
  {
    what: "zones that are not written out",
    resources: { "aws_lb.a": { subnets: "${aws_subnet.all[*].id}", internal: false } },
    says: "aws_lb.a must list its subnets one by one",
  },
  {
    what: "a group without a template",
    resources: { "aws_autoscaling_group.a": { min_size: 1 } },
    says: "must name a launch template",
  },
])("refuses $what instead of counting nothing", ({ resources, region, says }) => {
  expect(() => billed(resources, region)).toThrow(says);
});
