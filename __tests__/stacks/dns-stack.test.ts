import { TerraformStack } from "cdktf";
import { nonprod } from "../../environments/accounts/nonprod";
import { AliasRecord } from "../../modules/edge/alias-record";
import type { NameSettings } from "../../modules/edge/name-settings";
import { DnsStack, publicZone } from "../../stacks/dns-stack";
import type { StackIdentity } from "../../stacks/platform-stack";
import { scratchApp } from "../support/scratch-app";

const identity: StackIdentity = {
  name: "test-dev-dns",
  prefix: "test-dev",
  path: "test/dev",
  stateKey: "test/dev/dns.tfstate",
  account: nonprod,
  region: "us-east-1",
  tags: {},
};

/** What a stack above the zone reads as its id, and the stacks there are. */
function zoneAs(hostedZone: NameSettings["hostedZone"]) {
  const app = scratchApp();
  const zoneId = publicZone(app, identity, { domain: "app.example.com", hostedZone }, "durable");
  const above = new TerraformStack(app, "above");
  const target = { domainName: "d111.cloudfront.net", hostedZoneId: "Z2" };
  new AliasRecord(above, "alias", { zoneId: zoneId(above), name: "app.example.com", target });
  above.prepareStack();
  const stacks = app.node.findAll().filter(TerraformStack.isStack);
  const [record] = Object.values<Record<string, unknown>>(above.toTerraform().resource.aws_route53_record);
  return { read: record.zone_id, stacks: stacks.map(({ node }) => node.id) };
}

test("a zone that exists is looked up by whoever needs it, and has no stack", () => {
  const { read, stacks } = zoneAs({ kind: "existing", name: "example.com" });
  expect(stacks).toEqual(["above"]);
  expect(read).toMatch(/^\$\{data\.aws_route53_zone\.zone_\w+\.zone_id\}$/);
});

test("a zone to create has a stack of its own, which others read", () => {
  const { read, stacks } = zoneAs({ kind: "create", name: "example.com" });
  expect(stacks).toEqual(["test-dev-dns", "above"]);
  expect(read).toMatch(/^\$\{data\.terraform_remote_state\.cross-stack-reference-input-test-dev-dns\.outputs\..*zone_id\}$/);
});

test("the zone's stack tells what the parent's zone must hold, and keeps the zone", () => {
  const stack = new DnsStack(scratchApp(), identity, { name: "example.com", data: "durable" });
  stack.prepareStack();
  const { output, resource } = stack.toTerraform();
  expect(output.name_servers.value).toMatch(/^\$\{aws_route53_zone\.hosted-zone_\w+\.name_servers\}$/);
  expect(output.zone_id.value).toMatch(/^\$\{aws_route53_zone\.hosted-zone_\w+\.zone_id\}$/);
  expect(Object.values(resource.aws_route53_zone)).toMatchObject([{ name: "example.com", lifecycle: { prevent_destroy: true } }]);
});
