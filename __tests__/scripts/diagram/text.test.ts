import { shortName } from "../../../scripts/diagram/short-name";
import { widthOf, wrapped } from "../../../scripts/diagram/text";

test.each([
  { text: "documents-processor", lines: ["documents-", "processor"] },
  { text: "db.t4g.medium, 50 GiB", lines: ["db.t4g.medium,", "50 GiB"] },
  { text: "partner.example.com", lines: ["partner.", "example.com"] },
  { text: "oncall@example.com", lines: ["oncall@", "example.com"] },
  { text: "ECS/ContainerInsights\u00a0×2", lines: ["ECS/", "ContainerInsigh", "ts\u00a0×2"] },
  { text: "averylongnamewithoutanyplacetobreakit", lines: ["averylongname", "withoutanyplac", "etobreakit"] },
  { text: "", lines: [] },
])('"$text" is broken where a reader expects it', ({ text, lines }) => {
  expect(wrapped(text, 12, 100)).toEqual(lines);
  expect(lines.every((line) => widthOf(line, 12) <= 100)).toBe(true);
});

test.each([
  { name: "shop-prod-api", short: "api" },
  { name: "shop/prod/application", short: "application" },
  { name: "shop-prod-documents-${random_id.suffix.hex}", short: "documents" },
  { name: "shop-prod", short: "shop-prod" },
  { name: "api.shop.example.com", short: "api.shop.example.com" },
])("$name is called $short", ({ name, short }) => {
  expect(shortName(name, "shop-prod-")).toBe(short);
});
