import { billed, type Case, counted } from "./estate";

const postgres = { instance_class: "db.t4g.small", allocated_storage: 50, storage_type: "gp3" };

test.each<Case>([
  {
    what: "a database, its standby, and the secret that RDS makes",
    resources: { "aws_db_instance.a": { ...postgres, multi_az: true, manage_master_user_password: true } },
    counts: ["2 × db.t4g.small", "100 × GiB of a gp3 disk of RDS", "1 × secret"],
  },
  {
    what: "a replica, whose disk is its source's",
    resources: {
      "aws_db_instance.a": postgres,
      "aws_db_instance.r": { instance_class: "db.t4g.micro", replicate_source_db: "${aws_db_instance.a.identifier}" },
    },
    counts: ["1 × db.t4g.small", "50 × GiB of a gp3 disk of RDS", "1 × db.t4g.micro", "50 × GiB of a gp3 disk of RDS"],
  },
  {
    what: "a proxy by the vCPUs behind it",
    resources: {
      "aws_db_proxy.p": {},
      "aws_db_proxy_target.t": {
        db_proxy_name: "${aws_db_proxy.p.name}",
        db_instance_identifier: "${aws_db_instance.a.identifier}",
      },
      "aws_db_instance.a": postgres,
    },
    counts: ["2 × vCPU of a proxied database", "1 × db.t4g.small", "50 × GiB of a gp3 disk of RDS"],
  },
  {
    what: "Aurora at the capacity that it keeps",
    resources: {
      "aws_rds_cluster.c": { serverlessv2_scaling_configuration: { min_capacity: 0.5 } },
      "aws_rds_cluster_instance.i": { instance_class: "db.serverless", cluster_identifier: "${aws_rds_cluster.c.id}" },
    },
    counts: ["0.5 × Aurora capacity unit"],
  },
  {
    what: "every node of a cache",
    resources: { "aws_elasticache_replication_group.a": { node_type: "cache.t4g.small", num_cache_clusters: 2 } },
    counts: ["2 × cache.t4g.small"],
  },
  {
    what: "every shard's nodes",
    resources: {
      "aws_elasticache_replication_group.a": { node_type: "cache.t4g.small", num_node_groups: 2, replicas_per_node_group: 1 },
    },
    counts: ["4 × cache.t4g.small"],
  },
])("counts $what", ({ resources, counts }) => {
  expect(counted(billed(resources))).toEqual(counts);
});
