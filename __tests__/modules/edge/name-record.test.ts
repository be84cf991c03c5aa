import { NameRecord } from "../../../modules/edge/name-record";
import { build } from "../../support/build";

const record = (name: string) =>
  build((stack) => void new NameRecord(stack, "www", { zoneId: "Z1", name, target: "example.com" }));

test("a second name stands for the first one", () => {
  const built = record("www.example.com");
  expect(built.one("aws_route53_record")).toEqual(
    expect.objectContaining({ zone_id: "Z1", name: "www.example.com", type: "CNAME", records: ["example.com"], ttl: 300 }),
  );
  expect(built.problems).toEqual([]);
  expect(built.broken).toEqual([]);
});

test("a name that is its own target is refused", () => {
  expect(record("example.com").problems).toEqual(['www: name must not be its own target, got "example.com"']);
});
