import { ExistingZone } from "../../../modules/edge/existing-zone";
import { HostedZone } from "../../../modules/edge/hosted-zone";
import { build } from "../../support/build";
import { written } from "../../support/written";

test.each([
  { data: "disposable", lifecycle: undefined },
  { data: "durable", lifecycle: { prevent_destroy: true } },
] as const)("a $data zone is public and says which name servers answer for it", ({ data, lifecycle }) => {
  const built = build((stack) => {
    const { zoneId, nameServers } = new HostedZone(stack, "zone", { name: "app.example.com", data });
    expect(written(stack, zoneId)).toMatch(/^\$\{aws_route53_zone\.zone_\w+\.zone_id\}$/);
    expect(written(stack, nameServers)).toMatch(/^\$\{aws_route53_zone\.zone_\w+\.name_servers\}$/);
  });
  const zone = built.one("aws_route53_zone");
  expect(zone.name).toBe("app.example.com");
  expect(zone.vpc).toBeUndefined();
  expect(zone.lifecycle).toEqual(lifecycle);
  expect(built.broken).toEqual([]);
});

test("an existing zone is looked up among the public ones and nothing is made", () => {
  const built = build((stack) => {
    const { zoneId } = new ExistingZone(stack, "zone", { name: "example.com" });
    expect(written(stack, zoneId)).toMatch(/^\$\{data\.aws_route53_zone\.zone_\w+\.zone_id\}$/);
    const { data } = stack.toTerraform();
    expect(Object.values(data.aws_route53_zone)).toMatchObject([{ name: "example.com", private_zone: false }]);
  });
  expect(built.of("aws_route53_zone")).toEqual([]);
});
