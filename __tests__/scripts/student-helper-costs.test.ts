import { costTable } from "../../scripts/docs/cost-table";
import { synthesizeAll } from "../support/synthesized";

const outdir = synthesizeAll();
const rowsOf = (system: "student-helper" | "student-helper-v1") =>
  costTable(outdir, system, "63 / 141")
    .split("\n")
    .map((row) => row.split("|").map((cell) => cell.replaceAll("*", "").trim()));
const [head, , ...rows] = rowsOf("student-helper");
const cellsOf = (beginning: string, from = rows) => from.find(([, item]) => item.startsWith(beginning)) ?? [];
const inDevAndProd = (cells: readonly string[]) => [cells[head.indexOf("dev")], cells[head.indexOf("prod")]];

test.each([
  { item: "instances", dev: "9.64", prod: "19.27" },
  // 20 GiB and seven metrics.
  { item: "their disks", dev: "4.02", prod: "4.02" },
  { item: "PostgreSQL: instance", dev: "20.44", prod: "163.52" },
  // 20 GiB; twice 50 GiB.
  { item: "PostgreSQL: disks", dev: "2.76", prod: "13.80" },
  // Ten in one zone, ten in two.
  { item: "interface endpoints", dev: "94.90", prod: "189.80" },
  { item: "the endpoint in Tokyo", dev: "10.22", prod: "20.44" },
  { item: "load balancer", dev: "18.40", prod: "18.40" },
  { item: "public IPv4", dev: "7.30", prod: "7.30" },
  { item: "web ACL", dev: "–", prod: "10.00" },
])("$item costs $dev in dev and $prod in prod", ({ item, dev, prod }) => {
  expect(inDevAndProd(cellsOf(item))).toEqual([dev, prod]);
});

test("a load balancer within the VPC has no public addresses to pay for", () => {
  expect(inDevAndProd(cellsOf("public IPv4", rowsOf("student-helper-v1")))).toEqual(["–", "–"]);
});

test.each([0, 1])("what the document says of each line makes its sum", (environment) => {
  const said = rows.map((cells) => Number(cells[2].split(" / ")[environment] ?? 0) || 0);
  const total = said.pop();
  expect(said.reduce((sum, dollars) => sum + dollars, 0)).toBe(total);
});
