import { costTable } from "../../scripts/docs/cost-table";
import { choiceTable } from "../../scripts/docs/foundry-choices";
import { synthesizeSystem } from "../support/synthesized";

const rowsOf = (table: string) => table.split("\n").map((row) => row.split("|").map((cell) => cell.replaceAll("*", "").trim()));
const inDevAndProd = (table: string, beginning: string) => {
  const [head, , ...rows] = rowsOf(table);
  const cells = rows.find(([, item]) => item.startsWith(beginning)) ?? [];
  return [cells[head.indexOf("dev")], cells[head.indexOf("prod")]];
};
const costs = costTable(synthesizeSystem("foundry"), "foundry");

test.each([
  { item: "NAT gateways", dev: "32.85", prod: "65.70" },
  { item: "their public IPv4", dev: "3.65", prod: "7.30" },
  // Six in one zone and six in two, at 7.30 dollars; ai's own entry among them.
  { item: "interface endpoints", dev: "43.80", prod: "87.60" },
  // 3.5 GiB, and 9 GiB with everything twice.
  { item: "App Runner: memory", dev: "17.89", prod: "45.99" },
  { item: "App Runner: deployments", dev: "3.00", prod: "3.00" },
  { item: "PostgreSQL: instance", dev: "11.68", prod: "94.90" },
  // 20 GiB; twice 50 GiB.
  { item: "PostgreSQL: disks", dev: "2.30", prod: "11.50" },
  // Five rules; one more against questions for the schema. One rule before the origins.
  { item: "web ACLs", dev: "16.00", prod: "17.00" },
])("$item cost $dev in dev and $prod in prod", ({ item, dev, prod }) => {
  expect(inDevAndProd(costs, item)).toEqual([dev, prod]);
});

test("a sheet without the document's figures has no sum of them", () => {
  const sum = rowsOf(costs).find(([, item]) => item === "sum");
  expect(sum?.[2]).toBe("");
});

test.each([
  { item: "services on App Runner, idle", dev: "17.89", prod: "45.99" },
  // 1.75 vCPU; 4.5 vCPU.
  { item: "services on App Runner, every", dev: "99.65", prod: "256.23" },
  { item: "services on Fargate: tasks", dev: "63.07", prod: "162.18" },
  // 40.15 dollars, and ten or thirteen times 25 metrics.
  { item: "services on Fargate: two", dev: "57.65", prod: "62.90" },
  // 760.48 dollars an instance: g5.xlarge, 300 GiB, seven metrics.
  { item: '`gpu: "on-demand"`', dev: "760.48", prod: "1520.96" },
  { item: '`connections: "proxy"`', dev: "21.90", prod: "21.90" },
])("$item: $dev in dev, $prod in prod", ({ item, dev, prod }) => {
  expect(inDevAndProd(choiceTable(), item)).toEqual([dev, prod]);
});
