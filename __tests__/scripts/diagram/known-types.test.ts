import { KINDS } from "../../../scripts/diagram/kinds";
import { LEFT_OUT, requireKnown, SHOWN_ELSEWHERE } from "../../../scripts/diagram/left-out";
import { TIES } from "../../../scripts/diagram/ties";
import { estateIn, estateOf } from "../../../scripts/docs/estate";
import { readStacks } from "../../../scripts/terraform/stacks";
import { synthesizeAll } from "../../support/synthesized";
import { variants } from "../../support/variants";

const catalogues = [
  { name: "as shipped", outdir: () => synthesizeAll() },
  ...Object.entries(variants).flatMap(([system, choices]) =>
    Object.entries(choices).map(([name, choice]) => ({ name: `${system}, ${name}`, outdir: () => synthesizeAll(choice) })),
  ),
];
const estatesIn = (outdir: string) =>
  readStacks(outdir, "")
    .flatMap(({ name }) => /^(.+-(?:dev|staging|prod)-)network$/.exec(name)?.[1] ?? [])
    .map((prefix) => estateIn(outdir, prefix));

test.each(catalogues)("every type is drawn, shown in another way or left out on purpose: $name", ({ outdir }) => {
  const estates = estatesIn(outdir());
  expect(estates.length).toBeGreaterThan(0);
  for (const estate of estates) expect(() => requireKnown(estate)).not.toThrow();
});

test("types of which nobody has said how they are drawn are refused, all at once", () => {
  const resource = { aws_glacier_vault: { archive: {} }, aws_s3_bucket: { files: {} }, aws_efs_file_system: { files: {} } };
  expect(() => requireKnown(estateOf({ "shop-dev-storage": { resource } }))).toThrow(
    [
      "A picture must know what it does with every type. Say how it is drawn in scripts/diagram/*-kinds.ts or leave it out in left-out.ts, got:",
      "aws_efs_file_system",
      "aws_glacier_vault",
    ].join("\n  - "),
  );
});

const elsewhere = [SHOWN_ELSEWHERE, LEFT_OUT].flatMap((groups) => Object.values(groups).flat()).map((type) => `aws_${type}`);

test("no type is said to be two things", () => {
  expect(elsewhere.filter((type, index) => elsewhere.indexOf(type) !== index || type in KINDS || type in TIES)).toEqual([]);
});

test("no type is named that no environment and no choice makes", () => {
  const made = new Set(
    catalogues.flatMap(({ outdir }) => estatesIn(outdir()).flatMap(({ resources }) => resources.map(({ type }) => type))),
  );
  expect([...Object.keys(KINDS), ...Object.keys(TIES), ...elsewhere].filter((type) => !made.has(type))).toEqual([]);
});
