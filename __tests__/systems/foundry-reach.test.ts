import { estateOf } from "../../scripts/docs/estate";
import { filesOf, planted } from "../support/stack-files";
import { INTERNET, whoReaches } from "../support/who-reaches";
import { onInstances, onRuntimes } from "./foundry-built";
import { besideTasks, byBalancer, byEndpoint, type WayIn } from "./foundry-ways-in";

const all = [...onRuntimes(), ...onInstances()].map(({ outdir, ...kind }) => {
  const files = filesOf(outdir, "foundry", kind.environment);
  return { ...kind, files, estate: estateOf(files) };
});
const WHERE = "in $environment on $runtime, with ai on $ai and connections $connections";
const LIST = "${data.aws_ec2_managed_prefix_list";

/** What leads into a VPC, or to something in it, besides what this walk knows. */
const OTHER_WAYS =
  /peering|transit_gateway|vpn|vpclattice|vpc_endpoint_service|vpc_origin|vpc_link|globalaccelerator|group_attachment|network_interface|^aws_(instance|security_group_rule)$/;

/** Lists of prefixes by the type of what they are read from. */
const withoutIds = (names: readonly string[]) => names.map((name) => (name.startsWith(LIST) ? LIST : name)).sort();

describe.each(all)(WHERE, ({ environment, runtime, ai, files, estate }) => {
  test("the API reaches ai, and nobody else does", () => {
    expect(whoReaches(estate, "ai")).toEqual(["api"]);
  });

  test("web and API are reached by CloudFront, at an address that has a gate before it", () => {
    const origin = runtime === "fargate" ? [LIST, "CloudFront", INTERNET] : ["CloudFront", INTERNET];
    for (const role of ["web", "api"]) expect(withoutIds(whoReaches(estate, role))).toEqual(origin);
    const [gate] = estate.of("aws_wafv2_web_acl_association").flatMap((each) => estate.leads(each, "web_acl_arn"));
    expect(gate.values.default_action).toEqual({ block: {} });
    const guarded = estate.of("aws_wafv2_web_acl_association").flatMap((each) => estate.leads(each, "resource_arn"));
    const open = [
      ...estate.of("aws_lb").filter(({ values }) => values.internal !== true),
      ...estate.of("aws_apprunner_service").filter(({ values }) => values.service_name !== `foundry-${environment}-ai`),
    ];
    expect(guarded).toEqual(open);
  });

  test("nothing makes another way into the VPC, and no group has rules of its own", () => {
    const types = new Set(estate.resources.map(({ type }) => type));
    expect(types.size).toBeGreaterThan(50);
    expect([...types].filter((type) => OTHER_WAYS.test(type))).toEqual([]);
    const inline = estate.of("aws_security_group").filter(({ values }) => "ingress" in values || "egress" in values);
    expect(inline).toEqual([]);
  });

  const ways: WayIn[] = ai === "app-runner" ? byEndpoint : [...byBalancer, ...(runtime === "fargate" ? besideTasks : [])];
  test.each(ways)("it would be found that $fault", ({ plant, reaches }) => {
    expect(withoutIds(whoReaches(estateOf(planted(files, plant)), "ai"))).toEqual(["api", ...reaches].sort());
  });
});
