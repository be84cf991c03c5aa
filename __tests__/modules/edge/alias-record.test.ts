import { AliasRecord } from "../../../modules/edge/alias-record";
import { build } from "../../support/build";

test("a name points at its target for IPv4 and for IPv6", () => {
  const target = { domainName: "d111.cloudfront.net", hostedZoneId: "Z2" };
  const built = build((stack) => void new AliasRecord(stack, "alias", { zoneId: "Z1", name: "app.example.com", target }));
  const common = {
    zone_id: "Z1",
    name: "app.example.com",
    alias: { name: "d111.cloudfront.net", zone_id: "Z2", evaluate_target_health: false },
  };
  expect(built.of("aws_route53_record")).toMatchObject([
    { ...common, type: "A" },
    { ...common, type: "AAAA" },
  ]);
  expect(built.broken).toEqual([]);
});
