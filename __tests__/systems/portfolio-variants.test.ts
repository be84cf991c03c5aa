import { rehearsed } from "../../environments/rehearse";
import { readStacks } from "../../scripts/terraform/stacks";
import { resourcesIn, synthesizeAll, writtenLocalAws } from "../support/synthesized";
import { variants } from "../support/variants";

// Writing a catalogue fails at the first broken rule, so each of these folders is in order.
const ownZone = synthesizeAll(variants.portfolio.ownZone);
const grown = synthesizeAll(variants.portfolio.grown);
const shell = synthesizeAll(variants.portfolio.shell);
const bare = synthesizeAll(variants.portfolio.bare);
const both = ["dev", "prod"];

const layersIn = (outdir: string, prefix: string) => readStacks(outdir, prefix).map(({ name }) => name.replace(prefix, ""));
/** The arguments of every resource of a type, in all stacks of an environment. */
const of = (outdir: string, environment: string, type: string) =>
  readStacks(outdir, `portfolio-${environment}-`)
    .flatMap(({ name }) => resourcesIn(outdir, name))
    .filter((resource) => resource.type === type)
    .map(({ values }) => values);

describe.each(both)("with a hosted zone of its own, %s", (environment) => {
  const prefix = `portfolio-${environment}-`;

  test("has a stack for it besides, which only certificates and names wait for", () => {
    const [zone] = of(ownZone, environment, "aws_route53_zone");
    expect(zone.name).toBe(environment === "prod" ? "therpiproject.com" : "dev.therpiproject.com");
    expect(layersIn(ownZone, prefix).filter((layer) => layer !== "dns").length).toBeLessThanOrEqual(9);
    const above = readStacks(ownZone, prefix).filter(({ dependencies }) => dependencies.includes(`${prefix}dns`));
    expect(above.map(({ name }) => name.replace(prefix, "")).sort()).toEqual(["edge", "services"]);
  });

  test("puts every record into that zone", () => {
    const zones = new Set(of(ownZone, environment, "aws_route53_record").map(({ zone_id: zone }) => String(zone)));
    expect([...zones]).toEqual([expect.stringContaining(`reference-input-${prefix}dns.outputs.`)]);
  });
});

describe.each(both)("grown, %s", (environment) => {
  const prefix = `portfolio-${environment}`;

  test("stays on its version of PostgreSQL, the replicas with it", () => {
    const databases = of(grown, environment, "aws_db_instance");
    expect(databases.map(({ identifier }) => identifier).sort()).toEqual(
      ["postgres", "postgres-replica-1", "postgres-replica-2"].map((role) => `${prefix}-${role}`),
    );
    for (const { auto_minor_version_upgrade: upgrades } of databases) expect(upgrades).toBe(false);
    expect(databases.map(({ engine_version: version }) => version)).toContain("16.3");
  });

  test("has three Redis nodes that take over from each other, each with its alarms", () => {
    const [group] = of(grown, environment, "aws_elasticache_replication_group");
    expect(group).toMatchObject({ num_cache_clusters: 3, automatic_failover_enabled: true, multi_az_enabled: true });
    const nodes = of(grown, environment, "aws_cloudwatch_metric_alarm").flatMap(({ dimensions }) => {
      const { CacheClusterId: node } = (dimensions ?? {}) as Record<string, string>;
      return node ? [node] : [];
    });
    expect([...new Set(nodes)].sort()).toEqual(["001", "002", "003"].map((number) => `${prefix}-redis-${number}`));
  });
});

test("in staging with a shell, people may look into containers, and what they type is logged and encrypted", () => {
  const services = of(shell, "staging", "aws_ecs_service");
  expect(services.map(({ enable_execute_command: enabled }) => enabled)).toEqual([true, true]);
  const [cluster] = of(shell, "staging", "aws_ecs_cluster");
  expect(cluster.configuration).toMatchObject({
    execute_command_configuration: {
      logging: "OVERRIDE",
      log_configuration: { cloud_watch_encryption_enabled: true, cloud_watch_log_group_name: "/ecs/portfolio-staging/cluster" },
    },
  });
});

test.each(["dev", "staging"])(
  "without everything that can be left out, eight stacks of %s are left, and alarms still reach people",
  (environment) => {
    expect(layersIn(bare, `portfolio-${environment}-`).sort()).toEqual([
      "cache",
      "database",
      "edge",
      "network",
      "security",
      "services",
      "storage",
      "watching",
    ]);
    for (const type of ["aws_wafv2_web_acl", "aws_ce_anomaly_monitor", "aws_backup_vault"]) {
      expect(of(bare, environment, type)).toEqual([]);
    }
    expect(of(bare, environment, "aws_sns_topic_subscription").map(({ protocol }) => protocol)).toEqual(["email"]);
    expect(of(bare, environment, "aws_db_instance")).toEqual([
      expect.objectContaining({ manage_master_user_password: true, publicly_accessible: false }),
    ]);
    expect(of(bare, environment, "aws_ecs_service").map(({ enable_execute_command: enabled }) => enabled)).toEqual([
      false,
      false,
    ]);
  },
);

test.each(Object.entries(variants.portfolio))("%s can be rehearsed", (_, catalogue) => {
  expect(() => synthesizeAll(rehearsed(catalogue, writtenLocalAws))).not.toThrow();
});
