import { TerraformStack } from "cdktf";
import { NatGateways } from "../../../modules/networking/nat-gateways";
import { SubnetTier } from "../../../modules/networking/subnet-tier";
import { type Built, build } from "../../support/build";
import { written } from "../../support/written";

const TYPES = ["aws_subnet", "aws_route_table", "aws_route_table_association", "aws_route", "aws_nat_gateway", "aws_eip"];

/** A public and a private tier in the zones that `natZones` names, and the gateways. */
function network(natZones: Record<string, string>, use: (gateways: NatGateways) => void = () => {}): Built {
  const blocks = (first: number) =>
    Object.fromEntries(Object.keys(natZones).map((zone, index) => [zone, `10.20.${first + index}.0/24`]));
  return build((stack) => {
    const tier = (id: string, first: number) =>
      new SubnetTier(stack, id, { name: `partner-test-${id}`, vpcId: "vpc-1", cidrs: blocks(first) });
    const [publicTier, privateTier] = [tier("public", 0), tier("private", 100)];
    use(new NatGateways(stack, "nat", { name: "partner-test-nat", publicTier, privateTier, natZones }));
  });
}

const zoneIn = (reference: unknown) => /us-east-1[abc]/.exec(String(reference))?.[0];
/** The zone of each private subnet and the zone of the gateway it goes out by. */
const waysOut = (built: Built) =>
  built.of("aws_route").map(({ route_table_id, nat_gateway_id }) => [zoneIn(route_table_id), zoneIn(nat_gateway_id)]);

const own = { "us-east-1a": "us-east-1a", "us-east-1b": "us-east-1b" };
const shared = { "us-east-1a": "us-east-1a", "us-east-1b": "us-east-1a" };

test.each([
  { how: "its own gateway", natZones: own, gateways: 2 },
  { how: "a shared gateway", natZones: shared, gateways: 1 },
])("each private zone goes out by $how", ({ natZones, gateways }) => {
  const built = network(natZones);
  expect(built.of("aws_nat_gateway")).toHaveLength(gateways);
  expect(built.of("aws_eip")).toHaveLength(gateways);
  expect(waysOut(built)).toEqual(Object.entries(natZones));
});

test("a gateway stands in the public subnet of its zone, with the fixed address of its zone", () => {
  const gateway = network(shared).one("aws_nat_gateway");
  expect(gateway.subnet_id).toMatch(/^\$\{aws_subnet\.public_us-east-1a_subnet_\w+\.id\}$/);
  expect(gateway.allocation_id).toMatch(/^\$\{aws_eip\.nat_us-east-1a_address_\w+\.id\}$/);
});

test("one public address is given for each gateway", () => {
  network(own, (gateways) => expect(gateways.publicIps).toHaveLength(2));
  network(shared, (gateways) => expect(gateways.publicIps).toHaveLength(1));
});

test.each([
  { how: "with a gateway of its own", natZone: "us-east-1c", added: 9 },
  { how: "that shares a gateway", natZone: "us-east-1a", added: 7 },
])("a third zone $how only adds: whatever two zones have stays at its address as it is", ({ natZone, added }) => {
  const addressed = (built: Built) => TYPES.flatMap((type) => built.of(type).map((values) => ({ type, ...values })));
  const [two, three] = [network(own), network({ ...own, "us-east-1c": natZone })].map(addressed);
  expect(two.every((resource) => "//" in resource)).toBe(true);
  expect(three).toEqual(expect.arrayContaining(two));
  expect(three).toHaveLength(two.length + added);
});

test("each gateway is known by the zone that it stands in", () => {
  const known = (natZones: Record<string, string>) => {
    let ids: unknown;
    network(natZones, (gateways) => {
      ids = written(TerraformStack.of(gateways), Object.fromEntries(gateways.gatewayIds));
    });
    return ids;
  };
  const id = (zone: string) => expect.stringMatching(new RegExp(`^\\$\\{aws_nat_gateway\\.nat_${zone}_gateway_\\w+\\.id\\}$`));
  expect(known(own)).toEqual({ "us-east-1a": id("us-east-1a"), "us-east-1b": id("us-east-1b") });
  expect(known(shared)).toEqual({ "us-east-1a": id("us-east-1a") });
});

test("a zone without a public subnet cannot have a gateway", () => {
  expect(() => network({ "us-east-1a": "us-east-1c" })).toThrow(
    new Error('test/public has no subnet in zone "us-east-1c", it has us-east-1a'),
  );
});
