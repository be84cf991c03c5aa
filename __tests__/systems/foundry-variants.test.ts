import { rehearsed } from "../../environments/rehearse";
import { readStacks } from "../../scripts/terraform/stacks";
import type { Catalogue } from "../../systems/platforms";
import { alone } from "../support/changed";
import { synthesizeAll, synthesizeSystem, writtenLocalAws } from "../support/synthesized";
import { statementsOf, systemIn, type Values } from "../support/system-stacks";
import { variants } from "../support/variants";

// Writing a catalogue fails at the first broken rule, so each of these folders is in order.
const shipped = synthesizeSystem("foundry");
const [ownZone, grown, bare] = [variants.foundry.ownZone, variants.foundry.grown, variants.foundry.bare].map((each) =>
  synthesizeAll(each),
);

test("with a hosted zone of its own, dev has a stack for it, which only certificates and names wait for", () => {
  const prefix = "foundry-dev-";
  const { one, of } = systemIn(ownZone, "foundry", "dev");
  expect(one("aws_route53_zone", "dns").name).toBe("dev.foundry.example.com");
  const above = readStacks(ownZone, prefix).filter(({ dependencies }) => dependencies.includes(`${prefix}dns`));
  expect(above.map(({ name }) => name.replace(prefix, ""))).toEqual(["edge"]);
  const zones = new Set(of("aws_route53_record").map(({ zone_id: zone }) => String(zone)));
  expect([...zones]).toEqual([expect.stringContaining(`reference-input-${prefix}dns.outputs.`)]);
});

test("grown, prod has a third zone with its own way out, stays on its version of PostgreSQL, and lets the API grow", () => {
  const { of, one, the } = systemIn(grown, "foundry", "prod");
  const zonesOf = (tier: string) =>
    of("aws_subnet").flatMap(({ tags, availability_zone: zone }) =>
      String((tags as Values).Name).includes(`-${tier}-`) ? [String(zone).slice(-1)] : [],
    );
  for (const tier of ["public", "app", "data"]) expect([tier, zonesOf(tier).sort()]).toEqual([tier, ["a", "b", "c"]]);
  expect(of("aws_nat_gateway")).toHaveLength(3);
  expect(one("aws_db_instance")).toMatchObject({ engine_version: "16.3", auto_minor_version_upgrade: false });
  const scaling = the("aws_apprunner_auto_scaling_configuration_version", {
    auto_scaling_configuration_name: "foundry-prod-api",
  });
  expect(scaling).toMatchObject({ min_size: 2, max_size: 25 });
});

test.each(["dev", "staging"])(
  "without everything that can be left out, eight stacks of %s are left, alarms reach people, and only CloudFront reaches origins",
  (environment) => {
    const { of, one, layers } = systemIn(bare, "foundry", environment);
    const left = ["ai", "database", "edge", "network", "security", "services", "storage", "watching"];
    expect([...layers].sort()).toEqual(left);
    for (const type of ["aws_ce_anomaly_monitor", "aws_backup_vault"]) expect(of(type)).toEqual([]);
    // The gate before the origins is no choice, nor is in staging the one that refuses introspection.
    const acls = of("aws_wafv2_web_acl").map(({ name }) => String(name).replace(`foundry-${environment}-`, ""));
    expect(acls.sort()).toEqual(environment === "staging" ? ["origins", "site"] : ["origins"]);
    expect(of("aws_sns_topic_subscription").map(({ protocol }) => protocol)).toEqual(["email"]);
    const parameters = (one("aws_db_parameter_group").parameter as { name: string }[]).map(({ name }) => name);
    expect(parameters.filter((name) => ["max_connections", "statement_timeout"].includes(name))).toEqual([]);
    expect(one("aws_db_instance").publicly_accessible).toBe(false);
  },
);

test("only who is said to plan does: without a default branch, pull requests alone", () => {
  const subjects = (folder: string) => {
    const [trust] = statementsOf(
      systemIn(folder, "foundry", "dev").the("aws_iam_role", { name: "foundry-dev-plan" }).assume_role_policy,
    );
    return Object.values(trust.Condition?.StringEquals ?? {})
      .flat()
      .filter((each) => String(each).startsWith("repo:"));
  };
  expect(subjects(shipped).some((each) => String(each).endsWith(":ref:refs/heads/main"))).toBe(true);
  expect(subjects(bare).every((each) => String(each).endsWith(":pull_request"))).toBe(true);
});

test.each(Object.entries<Catalogue>(variants.foundry))("%s can be rehearsed", (_, catalogue) => {
  expect(() => synthesizeAll(rehearsed(catalogue, writtenLocalAws))).not.toThrow();
});

const each = <T extends string>(...words: T[]) => words;
const combinations = each("app-runner", "fargate").flatMap((runtime) =>
  each("none", "spot", "on-demand").flatMap((gpu) =>
    each("direct", "proxy").flatMap((connections) =>
      each("none", "read-only").map((aiDatabase) => ({ runtime, gpu, connections, aiDatabase })),
    ),
  ),
);

test.each(combinations)(
  "on $runtime, with gpu $gpu, connections $connections and aiDatabase $aiDatabase no rule is broken",
  ({ runtime, ...words }) => {
    const chosen = alone("foundry", {
      dev: (settings) => {
        settings.services.runtime = runtime;
        Object.assign(settings, words);
        if (words.aiDatabase === "read-only") settings.bootstrap.roles.ai = "read-only";
      },
    });
    expect(() => synthesizeAll(chosen)).not.toThrow();
  },
);
